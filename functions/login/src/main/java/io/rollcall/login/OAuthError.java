package io.rollcall.login;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** An error of the token endpoint (RFC 6749, section 5.2). */
final class OAuthError extends Failure {
    private final String error;

    private OAuthError(String error, String description) {
        super(Kind.BAD_REQUEST, description);
        this.error = error;
    }

    static OAuthError invalidRequest(String description) {
        return new OAuthError("invalid_request", description);
    }

    static OAuthError invalidGrant() {
        return new OAuthError("invalid_grant", "The credentials or the refresh token are not valid");
    }

    static OAuthError invalidScope() {
        return new OAuthError("invalid_scope", "The scope is unknown, or more than may be granted");
    }

    static OAuthError unsupportedGrantType() {
        return new OAuthError("unsupported_grant_type", "grant_type is password or refresh_token");
    }

    String error() {
        return error;
    }
}
