package io.rollcall.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.ApplicationContext;
import io.rollcall.access.Role;
import io.rollcall.cache.Caches;
import io.rollcall.setting.PlainContext;
import io.rollcall.setting.Settings;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import io.rollcall.time.Ids;
import io.rollcall.token.AccessToken;
import io.rollcall.token.AccessTokenSigner;
import io.rollcall.token.AccessTokens;
import io.rollcall.token.SigningKey;
import io.rollcall.token.StoredKeys;
import io.rollcall.token.TokenSettings;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A good access token, and its check, which reads the public key from a real PostgreSQL once a minute. */
@State(Scope.Benchmark)
public class SignedToken {
    private final ApplicationContext context = new PlainContext()
            .banner(false)
            .deduceEnvironment(false)
            .singletons(new Settings(Map.of("DATABASE_URL", TestPostgres.copy().url())))
            .start();

    final Caches caches = context.getBean(Caches.class);
    final AccessTokens check = context.getBean(AccessTokens.class);
    final String text = sign(context);

    @TearDown
    public void close() {
        context.close();
    }

    private static String sign(ApplicationContext context) {
        SigningKey key = SigningKey.parse(TestKeys.pem(TestKeys.rsa())).getFirst();
        StoredKeys keys = context.getBean(StoredKeys.class);
        keys.publish(key.publicKey());
        Ids ids = context.getBean(Ids.class);
        Instant now = context.getBean(Clock.class).instant();
        AccessToken token = new AccessToken(
                ids.next(),
                ids.next(),
                ids.next(),
                Role.ADMIN,
                Role.ADMIN.permissions(),
                now,
                now.plus(Duration.ofHours(1)));
        try {
            return new AccessTokenSigner(key)
                    .sign(JWTClaimsSet.parse(
                            token.claims(context.getBean(TokenSettings.class).issuer())))
                    .serialize();
        } catch (JOSEException | ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
