package io.rollcall.bench;

import io.rollcall.idempotency.Idempotency;
import io.rollcall.login.LoginHandler;
import io.rollcall.migrations.Migrations;
import io.rollcall.ratelimit.RateLimitRepository;
import io.rollcall.setting.Settings;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One registered user, the login function in its own database role, and a PostgreSQL that writes every commit to the disk. */
@State(Scope.Benchmark)
public class Account {
    static final String PASSWORD = "correct horse battery staple";

    private static final String BODY = "{\"username\":\"bench\",\"password\":\"" + PASSWORD + "\"}";

    private final LoginHandler function;
    private final GatewayTransport transport;
    private final EmbeddedPostgres postgres;
    private final KeyPair key = TestKeys.rsa();

    public Account() {
        try {
            this.postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setLocaleConfig("locale", "C")
                    .start();
            new Migrations(postgres.getPostgresDatabase()).run();
            this.function = new LoginHandler(new Settings(Map.of(
                    "DATABASE_URL", postgres.getJdbcUrl("rollcall_login", "postgres"),
                    "ROLLCALL_LIMITS_FACTOR", "1000000",
                    "JWT_SIGNING_KEY", TestKeys.pem(key))));
            this.transport = new GatewayTransport(1, any -> function);
            transport.send(Call.post("/auth/register").json(BODY)).expect(201);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Reply signIn() {
        return transport.send(Call.post("/login").json(BODY)).expect(200);
    }

    byte[] sign() throws GeneralSecurityException {
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(key.getPrivate());
        rsa.update(BODY.getBytes(StandardCharsets.US_ASCII));
        return rsa.sign();
    }

    /** Counts in a row of its own, so that nothing waits for another. */
    boolean commit() {
        return function.context().getBean(Idempotency.class).once(Optional.empty(), Boolean.class, () -> {
            function.context().getBean(RateLimitRepository.class).count("bench", "bench", 60, Long.MAX_VALUE);
            return true;
        });
    }

    @TearDown
    public void close() throws IOException {
        function.close();
        postgres.close();
    }
}
