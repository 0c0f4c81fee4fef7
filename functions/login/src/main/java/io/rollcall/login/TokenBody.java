package io.rollcall.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** A successful answer of the token endpoint (RFC 6749, section 5.1). */
@Serdeable
record TokenBody(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("refresh_token") String refreshToken,
        String scope) {
    @Override
    public String toString() {
        return "TokenBody[" + scope + "]";
    }
}
