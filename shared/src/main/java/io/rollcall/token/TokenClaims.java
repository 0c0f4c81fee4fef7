package io.rollcall.token;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.access.Role;
import io.rollcall.input.Between;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The claims of an access token (RFC 9068), in the order in which they are written: all of them have to be there, and no other.
 *
 * @param iat seconds since 1970, as {@code nbf} and {@code exp}
 * @param sid the session that the token belongs to
 * @param roles the role that the user had when the token was signed
 * @param scope what the token may do
 */
@Introspected
record TokenClaims(
        @NotNull String iss,
        @NotNull String aud,
        @NotNull UUID sub,
        @NotNull String clientId,

        @NotNull @Between(min = 0, max = TokenClaims.LAST_SECOND)
        Long iat,

        @NotNull @Between(min = 0, max = TokenClaims.LAST_SECOND)
        Long nbf,

        @NotNull @Between(min = 0, max = TokenClaims.LAST_SECOND)
        Long exp,

        @NotNull UUID jti,
        @NotNull UUID sid,
        @NotNull @NotEmpty List<Role> roles,
        @NotNull String scope) {
    /** Of the year 9999. */
    static final long LAST_SECOND = 253_402_300_799L;

    static TokenClaims of(AccessToken token, String issuer) {
        return new TokenClaims(
                issuer,
                TokenSettings.AUDIENCE,
                token.subject(),
                TokenSettings.AUDIENCE,
                token.issuedAt().getEpochSecond(),
                token.issuedAt().getEpochSecond(),
                token.expiresAt().getEpochSecond(),
                token.id(),
                token.session(),
                List.of(token.role()),
                token.scopes().text());
    }

    /** Returns true if the token is for us and was signed in the past, give or take what clocks may differ. */
    boolean areOurs(String issuer, Instant now) {
        long latest = now.plus(TokenSettings.SKEW).getEpochSecond();
        return iss.equals(issuer) && aud.equals(TokenSettings.AUDIENCE) && nbf <= latest && iat <= latest;
    }
}
