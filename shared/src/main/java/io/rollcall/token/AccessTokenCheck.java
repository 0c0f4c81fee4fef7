package io.rollcall.token;

import com.github.benmanes.caffeine.cache.Cache;
import io.rollcall.access.Scopes;
import io.rollcall.cache.Caches;
import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Invalid;
import io.rollcall.input.RecordReader;
import io.rollcall.input.StrictJson;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks access tokens by RFC 8725: one algorithm, one type, one issuer and one audience; keys come from our own table alone, so a
 * header with a key, a certificate or an address of one is refused, as is every parameter that we never write. Every claim that we
 * write has to be there. A token that was verified is remembered for {@link #KNOWN_AGE}, so that most checks cost no RSA verification (35 µs on JDK 25); its
 * time is looked at every time. Safe for use by many threads.
 */
@Singleton
public final class AccessTokenCheck {
    private static final int LONGEST = 4096;
    private static final int MOST_KNOWN = 10_000;
    private static final Duration KNOWN_AGE = Duration.ofSeconds(30);

    private final TokenSettings settings;
    private final PublicKeys keys;
    private final Clock clock;
    private final StrictJson json;
    private final RecordReader records;
    private final Cache<String, AccessToken> verified;

    AccessTokenCheck(
            TokenSettings settings,
            PublicKeys keys,
            Clock clock,
            StrictJson json,
            RecordReader records,
            Caches caches) {
        this.json = json;
        this.records = records;
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
        this.verified = caches.counted("tokens", caches.of(MOST_KNOWN).expireAfterWrite(KNOWN_AGE));
    }

    /** Whatever the text is, the answer is one of the three, and only a well-formed token costs a verification. */
    public TokenCheck check(String token) {
        AccessToken known = verified.getIfPresent(token);
        if (known != null) {
            return inTime(known);
        }
        TokenCheck result = verify(token);
        if (result instanceof TokenCheck.Valid valid) {
            verified.put(token, valid.token());
        }
        return result;
    }

    private TokenCheck verify(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (token.length() > LONGEST || first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            return new TokenCheck.Invalid();
        }
        try {
            Optional<PublicKey> key = part(token.substring(0, first), TokenHeader.class)
                    .filter(TokenHeader::isOurs)
                    .flatMap(header -> keys.find(header.kid()));
            Optional<byte[]> signature = Base64Url.decode(token.substring(second + 1));
            if (key.isEmpty()
                    || signature.isEmpty()
                    || !verify(key.get(), token.substring(0, second), signature.get())) {
                return new TokenCheck.Invalid();
            }
            return part(token.substring(first + 1, second), TokenClaims.class)
                    .map(this::check)
                    .orElseGet(TokenCheck.Invalid::new);
        } catch (BadRequest | Invalid malformed) {
            return new TokenCheck.Invalid();
        }
    }

    private <T> Optional<T> part(String encoded, Class<T> type) {
        return Base64Url.decode(encoded).map(bytes -> records.read(json.object(bytes), type));
    }

    private static boolean verify(PublicKey key, String signed, byte[] signature) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key);
            rsa.update(signed.getBytes(StandardCharsets.US_ASCII));
            return rsa.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private TokenCheck check(TokenClaims claims) {
        Optional<Scopes> scopes = Scopes.parse(claims.scope());
        if (scopes.isEmpty() || !claims.areOurs(settings.issuer(), clock.instant())) {
            return new TokenCheck.Invalid();
        }
        return inTime(new AccessToken(
                claims.sub(),
                claims.sid(),
                claims.jti(),
                claims.roles().getFirst(),
                scopes.get(),
                Instant.ofEpochSecond(claims.iat()),
                Instant.ofEpochSecond(claims.exp())));
    }

    private TokenCheck inTime(AccessToken token) {
        return clock.instant().isBefore(token.expiresAt()) ? new TokenCheck.Valid(token) : new TokenCheck.Expired();
    }
}
