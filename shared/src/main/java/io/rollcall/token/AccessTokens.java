package io.rollcall.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.nimbusds.jwt.JWT;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.rollcall.cache.Caches;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Checks access tokens by the framework's validator: {@link StrictTokenParser} reads them, {@link StoredKeys} verifies the signature and
 * {@link AccessTokenClaims} judges the claims. A token that was verified is remembered for {@link #KNOWN_AGE}, so that most checks cost no RSA
 * verification (35 µs on JDK 25); its time is looked at every time. Thread-safe.
 */
@Singleton
public final class AccessTokens {
    private static final int MOST_KNOWN = 10_000;
    private static final Duration KNOWN_AGE = Duration.ofSeconds(30);

    private final JsonWebTokenValidator<JWT, HttpRequest<?>> validator;
    private final Clock clock;
    private final Cache<String, AccessToken> verified;

    AccessTokens(JsonWebTokenValidator<JWT, HttpRequest<?>> validator, Clock clock, Caches caches) {
        this.validator = validator;
        this.clock = clock;
        this.verified = caches.counted("tokens", caches.of(MOST_KNOWN).expireAfterWrite(KNOWN_AGE));
    }

    /** Whatever the text is, the result is one of the three, and only a well-formed token costs a verification. */
    public TokenCheck check(String text) {
        AccessToken token = verified.getIfPresent(text);
        if (token != null) {
            return inTime(token);
        }
        if (!(validator.validate(text, null).orElse(null) instanceof SignedAccessToken signed)) {
            return new TokenCheck.Invalid();
        }
        TokenCheck check = inTime(signed.token());
        if (check instanceof TokenCheck.Valid valid) {
            // Once: a token that is used all the time would otherwise outlive its key.
            verified.put(text, valid.token());
        }
        return check;
    }

    private TokenCheck inTime(AccessToken token) {
        return clock.instant().isBefore(token.expiresAt()) ? new TokenCheck.Valid(token) : new TokenCheck.Expired();
    }
}
