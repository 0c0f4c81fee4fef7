package io.rollcall.login;

/** An error response of the token endpoint (RFC 6749, section 5.2). */
record OAuthErrorBody(String error, String errorDescription) {}
