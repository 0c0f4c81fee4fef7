package io.rollcall.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.cache.Caches;
import io.rollcall.employees.EmployeesHandler;
import io.rollcall.setting.Settings;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import io.rollcall.token.PublicJwk;
import io.rollcall.token.StoredKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an image of a function holds, and what becomes of the copies that wake from it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotTest {
    private static final String HEALTH =
            "{\"version\":\"2.0\",\"rawPath\":\"/employees/health\",\"rawQueryString\":\"\",\"headers\":{},"
                    + "\"requestContext\":{\"stage\":\"$default\",\"http\":{\"method\":\"GET\",\"sourceIp\":\"192.0.2.9\"}}}";
    private static final String OPEN = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name = 'rollcall'";

    private final TestPostgres.Copy database = TestPostgres.copy();
    private final Running running = new Running(settings(Map.of()));
    private final Snapshot snapshot =
            new Snapshot(running, new Priming(List.of("/employees/health", "/employees", "/employees/1")));

    @AfterAll
    void close() {
        running.close();
    }

    @Test
    void anImageHoldsNoConnection() throws Exception {
        assertEquals(200, health());
        assertEquals(1, database.number(OPEN));
        snapshot.beforeCheckpoint(nobody());
        awaitClosed(database);
    }

    @Test
    void theFirstCallAfterWakingSucceedsTwice() throws Exception {
        snapshot.beforeCheckpoint(nobody());
        for (int copy = 0; copy < 2; copy++) {
            database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND application_name = 'rollcall'");
            snapshot.afterRestore(nobody());
            assertEquals(200, health());
        }
    }

    @Test
    void anImageHoldsNoCachedFact() {
        snapshot.beforeCheckpoint(nobody());
        Map<String, Caches.Figures> figures =
                running.beans().context().getBean(Caches.class).figures();
        assertTrue(figures.size() > 2, figures::toString);
        assertTrue(figures.values().stream().allMatch(cache -> cache.size() == 0), figures::toString);
    }

    @Test
    void primingWritesNothing() {
        snapshot.beforeCheckpoint(nobody());
        assertEquals(0, database.number("SELECT count(*) FROM audit_events"));
        assertEquals(0, database.number("SELECT count(*) FROM rate_limits"));
    }

    @Test
    void primingReadsAndParsesTheKeys() {
        TestPostgres.Copy other = TestPostgres.copy();
        PublicJwk key = PublicJwk.of((RSAPublicKey) TestKeys.rsa().getPublic());
        other.execute(
                "INSERT INTO signing_keys VALUES ('" + key.kid() + "', '" + key.n() + "', '" + key.e() + "', now())");
        try (Running fresh = new Running(settings(Map.of("DATABASE_URL", other.url("rollcall_employees"))))) {
            new Priming(List.of("/employees")).run(fresh.beans());
            other.execute("DELETE FROM signing_keys");
            assertTrue(fresh.beans()
                    .context()
                    .getBean(StoredKeys.class)
                    .find(key.kid())
                    .isPresent());
        }
    }

    @Test
    void aDatabaseThatIsAwayStopsNoImage() {
        try (Running alone = new Running(settings(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none")))) {
            new Snapshot(alone, new Priming(List.of("/employees/health"))).beforeCheckpoint(nobody());
        }
    }

    @Test
    void anImageIsAheadWhereLambdaSaysSo() {
        assertTrue(Snapshot.isAhead(settings(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"))));
        assertTrue(!Snapshot.isAhead(settings(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"))));
        assertTrue(!Snapshot.isAhead(settings(Map.of())));
    }

    /** A copy may be stopped for hours as soon as its answer is out. */
    @Test
    void theLastUseOfAKeyIsWrittenBeforeTheAnswerGoesOut() {
        database.execute("INSERT INTO users VALUES"
                + " ('00000000-0000-7000-8000-000000000001', 'root', 'root', 'admin', false, now())");
        try (EmployeesHandler function = new EmployeesHandler(settings(Map.of()))) {
            for (int i = 0; i < 50; i++) {
                String key = "a-key-for-this-test-alone-" + i;
                database.execute(
                        "INSERT INTO api_keys (id, user_id, name, hash, prefix, role, scope, created_at) VALUES (gen_random_uuid(),"
                                + " '00000000-0000-7000-8000-000000000001', 'key', encode(sha256('" + key
                                + "'), 'hex'), 'a-key', 'admin', 'employees:read', now())");
                new GatewayTransport(2, any -> function)
                        .send(Call.get("/employees").header("X-API-Key", key))
                        .expect(200);
                assertEquals(i + 1, database.number("SELECT count(*) FROM api_keys WHERE last_used_at IS NOT NULL"));
            }
        }
    }

    private int health() throws IOException, ExecutionException, InterruptedException {
        return status(running, HEALTH);
    }

    private static int status(Running running, String event)
            throws IOException, ExecutionException, InterruptedException {
        return running.beans()
                .pipeline()
                .answer(GatewayEvent.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))))
                .status();
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(
                Map.of("DATABASE_URL", database.url("rollcall_employees"), "ROLLCALL_ISSUER", "https://rollcall.test"));
        values.putAll(more);
        return new Settings(values);
    }

    /** The server notices a closed socket a moment later. */
    private static void awaitClosed(TestPostgres.Copy database) {
        for (int i = 0; i < 1_000 && database.number(OPEN) > 0; i++) {
            Thread.onSpinWait();
        }
        assertEquals(0, database.number(OPEN));
    }

    @SuppressWarnings("NullAway") // No hook asks for the context.
    private static Context<Resource> nobody() {
        return null;
    }
}
