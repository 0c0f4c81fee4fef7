package io.rollcall.login;

import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;

/** A successful answer of the token endpoint (RFC 6749, section 5.1). */
record TokenBody(String accessToken, String tokenType, long expiresIn, String refreshToken, String scope)
        implements JsonBody {
    @Override
    public String toString() {
        return "TokenBody[" + scope + "]";
    }

    @Override
    public void write(JsonMembers json) {
        json.member("access_token", accessToken)
                .member("token_type", tokenType)
                .member("expires_in", expiresIn)
                .member("refresh_token", refreshToken)
                .member("scope", scope);
    }
}
