package io.rollcall.login;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

/** A form for the revocation endpoint (RFC 7009, section 2.1); the hint about the token's type is not needed. */
@Introspected
@JsonIgnoreProperties(ignoreUnknown = true)
record RevocationRequest(
        @NotNull @NotEmpty(message = "must not be empty") String token) {
    @Override
    public String toString() {
        return "RevocationRequest";
    }
}
