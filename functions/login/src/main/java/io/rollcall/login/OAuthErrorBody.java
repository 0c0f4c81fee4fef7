package io.rollcall.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** An error answer of the token endpoint (RFC 6749, section 5.2). */
@Serdeable
record OAuthErrorBody(
        String error, @JsonProperty("error_description") String errorDescription) {}
