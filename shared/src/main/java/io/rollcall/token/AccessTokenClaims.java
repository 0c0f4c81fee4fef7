package io.rollcall.token;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a token pass that is for us and was signed in the past, give or take what clocks may differ. The end of a token is not judged here: it has a
 * problem of its own.
 */
@Singleton
final class AccessTokenClaims<T> implements GenericJwtClaimsValidator<T> {
    private final TokenSettings settings;
    private final Clock clock;

    AccessTokenClaims(TokenSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean validate(Claims claims, @Nullable T request) {
        Instant latest = clock.instant().plus(TokenSettings.SKEW);
        return settings.issuer().equals(claims.get(Claims.ISSUER))
                && List.of(TokenSettings.AUDIENCE).equals(claims.get(Claims.AUDIENCE))
                && isPast(claims.get(Claims.NOT_BEFORE), latest)
                && isPast(claims.get(Claims.ISSUED_AT), latest);
    }

    private static boolean isPast(@Nullable Object time, Instant latest) {
        return time instanceof Date date && !date.toInstant().isAfter(latest);
    }
}
