package io.rollcall.login;

/** A successful response of the token endpoint (RFC 6749, section 5.1). */
record TokenBody(String accessToken, String tokenType, long expiresIn, String refreshToken, String scope) {
    @Override
    public String toString() {
        return "TokenBody[" + scope + "]";
    }
}
