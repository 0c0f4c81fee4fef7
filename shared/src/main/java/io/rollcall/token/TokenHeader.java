package io.rollcall.token;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;

/** The header of an access token: these parameters and no other, so that a header with a key of its own is refused (RFC 8725, section 3.10). */
@Introspected
record TokenHeader(
        @NotNull String alg, @NotNull String typ, @NotNull String kid) {
    static TokenHeader of(String kid) {
        return new TokenHeader(TokenSettings.ALGORITHM, TokenSettings.TYPE, kid);
    }

    boolean isOurs() {
        return TokenSettings.ALGORITHM.equals(alg) && TokenSettings.TYPE.equals(typ);
    }
}
