package io.rollcall.token;

import com.github.benmanes.caffeine.cache.Cache;
import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import io.rollcall.cache.Caches;
import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Invalid;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonObject;
import io.rollcall.json.Rule;
import io.rollcall.json.Rules;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final Rule<Long> NUMERIC_DATE = Rules.integer(0, 253_402_300_799L);

    private final TokenSettings settings;
    private final PublicKeys keys;
    private final Clock clock;
    private final Cache<String, AccessToken> verified;

    AccessTokenCheck(TokenSettings settings, PublicKeys keys, Clock clock, Caches caches) {
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
            Optional<PublicKey> key = part(token.substring(0, first)).flatMap(this::key);
            Optional<byte[]> signature = Base64Url.decode(token.substring(second + 1));
            if (key.isEmpty()
                    || signature.isEmpty()
                    || !verify(key.get(), token.substring(0, second), signature.get())) {
                return new TokenCheck.Invalid();
            }
            return part(token.substring(first + 1, second)).map(this::claims).orElseGet(TokenCheck.Invalid::new);
        } catch (BadRequest | Invalid malformed) {
            return new TokenCheck.Invalid();
        }
    }

    private static Optional<JsonObject> part(String encoded) {
        return Base64Url.decode(encoded).map(JsonObject::parse);
    }

    private Optional<PublicKey> key(JsonObject header) {
        Map<String, Object> values = header.values();
        return HEADER.equals(values.keySet())
                        && TokenSettings.ALGORITHM.equals(values.get("alg"))
                        && TokenSettings.TYPE.equals(values.get("typ"))
                        && values.get("kid") instanceof String kid
                ? keys.find(kid)
                : Optional.empty();
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

    private TokenCheck claims(JsonObject payload) {
        Fields fields = payload.fields();
        fields.required("iss", Rules.oneOf(List.of(settings.issuer())));
        fields.required("aud", Rules.oneOf(List.of(TokenSettings.AUDIENCE)));
        var subject = fields.required("sub", Rules.uuid());
        var session = fields.required("sid", Rules.uuid());
        var id = fields.required("jti", Rules.uuid());
        var issuedAt = fields.required("iat", NUMERIC_DATE);
        var notBefore = fields.required("nbf", NUMERIC_DATE);
        var expiresAt = fields.required("exp", NUMERIC_DATE);
        var roles = fields.required("roles", Rules.listOf(Rules.oneOf(Role.NAMES)));
        var scope = fields.required("scope", Rules.text());
        fields.required("client_id", Rules.text());
        fields.done();
        Optional<Role> role = roles.get().stream().findFirst().flatMap(Role::of);
        Optional<Scopes> scopes = Scopes.parse(scope.get());
        Instant now = clock.instant();
        if (role.isEmpty() || scopes.isEmpty() || isAhead(notBefore.get(), now) || isAhead(issuedAt.get(), now)) {
            return new TokenCheck.Invalid();
        }
        return inTime(new AccessToken(
                subject.get(),
                session.get(),
                id.get(),
                role.get(),
                scopes.get(),
                Instant.ofEpochSecond(issuedAt.get()),
                Instant.ofEpochSecond(expiresAt.get())));
    }

    private TokenCheck inTime(AccessToken token) {
        return clock.instant().isBefore(token.expiresAt()) ? new TokenCheck.Valid(token) : new TokenCheck.Expired();
    }

    private static boolean isAhead(long second, Instant now) {
        return Instant.ofEpochSecond(second).isAfter(now.plus(TokenSettings.SKEW));
    }
}
