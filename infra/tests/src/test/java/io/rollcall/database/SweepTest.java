package io.rollcall.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.data.exceptions.DataAccessException;
import io.rollcall.admin.AdminHandler;
import io.rollcall.contract.Drill;
import io.rollcall.employees.EmployeesHandler;
import io.rollcall.lambda.FunctionHandler;
import io.rollcall.login.LoginHandler;
import io.rollcall.setting.Settings;
import io.rollcall.sweep.OldRows;
import io.rollcall.sweep.Sweep;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each function sweeps under its own role, and no more than what is old. */
class SweepTest {
    private static final String PEM = TestKeys.pem(TestKeys.rsa());
    private static final List<String> LOGIN_TABLES =
            List.of("sessions", "refresh_tokens", "rate_limits", "sign_in_failures", "known_addresses");

    /** So many draws of one in fifty fail together once in a thousand million times. */
    private static final int MANY = 1_000;

    private final TestPostgres.Copy database = TestPostgres.copy();

    @Test
    void theLoginFunctionSweepsWhatSignInsLeave() {
        signIns("old", "200 days", 3);
        signIns("young", "1 minute", 2);
        try (FunctionHandler login = login()) {
            assertEquals(3 * LOGIN_TABLES.size(), sweep(login).now(OldRows.Origin.SIGN_INS));
            assertEquals(0, sweep(login).now(OldRows.Origin.SIGN_INS));
        }
        LOGIN_TABLES.forEach(table -> assertEquals(2, count(table), table));
    }

    @Test
    void theOthersSweepWhatNamedWritesLeave() {
        for (FunctionHandler function : List.of(
                new EmployeesHandler(settings("rollcall_employees")), new AdminHandler(settings("rollcall_admin")))) {
            try (function) {
                names("old", "3 days", 2);
                names("young", "1 day", 1);
                assertEquals(2, sweep(function).now(OldRows.Origin.NAMED_WRITES));
                assertEquals(1, count("idempotency_keys"));
                assertThrows(DataAccessException.class, () -> sweep(function).now(OldRows.Origin.SIGN_INS));
            }
        }
    }

    @Test
    void aLiveSessionKeepsItsTokensHoweverOldTheyAre() {
        database.execute("""
                INSERT INTO sessions VALUES ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-00000000000a', '',
                  now() - interval '300 days', now() + interval '1 day', NULL);
                INSERT INTO refresh_tokens VALUES ('used', '00000000-0000-7000-8000-000000000001', NULL, 'used',
                  now() - interval '290 days', now() - interval '295 days')
                """);
        try (FunctionHandler login = login()) {
            assertEquals(0, sweep(login).now(OldRows.Origin.SIGN_INS));
        }
    }

    @Test
    void aSweepIsBoundedAndManyAtOnceSweepAllThereIs() throws Exception {
        signIns("old", "200 days", 1200);
        signIns("young", "1 minute", 1);
        List<FunctionHandler> copies =
                IntStream.range(0, 5).mapToObj(i -> login()).toList();
        assertEquals(500 * LOGIN_TABLES.size(), sweep(copies.getFirst()).now(OldRows.Origin.SIGN_INS));
        for (int round = 0; round < 4; round++) {
            List<Callable<Integer>> sweeps = new ArrayList<>();
            copies.forEach(copy -> sweeps.add(() -> sweep(copy).now(OldRows.Origin.SIGN_INS)));
            Drill.atOnce(sweeps);
        }
        LOGIN_TABLES.forEach(table -> assertEquals(1, count(table), table));
        copies.forEach(FunctionHandler::close);
    }

    @Test
    void oneWriteInFiftySweepsButNeverTheFirst() {
        signIns("old", "200 days", 2);
        try (FunctionHandler login = login()) {
            GatewayTransport transport = new GatewayTransport(1, any -> login);
            Call refresh = Call.post("/auth/token").form("grant_type", "refresh_token", "refresh_token", "none");
            transport.send(refresh).expect(400);
            assertEquals(2, count("sessions"));
            for (int i = 0; i < MANY && count("sessions") > 0; i++) {
                transport.send(refresh).expect(400);
            }
        }
        assertEquals(0, count("sessions"));
    }

    /** One row in each table of the login function, so many times. */
    private void signIns(String name, String age, int times) {
        database.execute("""
                INSERT INTO sessions SELECT gen_random_uuid(), gen_random_uuid(), '%1$s', now() - interval '%2$s', now() - interval '%2$s', NULL
                  FROM generate_series(1, %3$d);
                INSERT INTO refresh_tokens SELECT md5(id::text), id, NULL, 'live', expires_at, NULL FROM sessions WHERE scope = '%1$s';
                INSERT INTO rate_limits SELECT 'login', '%1$s-' || n, now() - interval '%2$s', 1 FROM generate_series(1, %3$d) n;
                INSERT INTO sign_in_failures SELECT 'account', '%1$s-' || n, 1, now() - interval '%2$s' FROM generate_series(1, %3$d) n;
                INSERT INTO known_addresses SELECT gen_random_uuid(), '%1$s', now() - interval '%2$s' FROM generate_series(1, %3$d) n
                """.formatted(name, age, times));
    }

    private void names(String name, String age, int times) {
        database.execute("DELETE FROM idempotency_keys WHERE principal = '" + name + "'");
        database.execute("INSERT INTO idempotency_keys SELECT '" + name + "', 'r', n, '', '', '', now() - interval '"
                + age + "' FROM generate_series(1, " + times + ") n");
    }

    private long count(String table) {
        return database.number("SELECT count(*) FROM " + table);
    }

    private FunctionHandler login() {
        return new LoginHandler(settings("rollcall_login"));
    }

    private static Sweep sweep(FunctionHandler function) {
        return function.context().getBean(Sweep.class);
    }

    private Settings settings(String role) {
        return new Settings(
                Map.of("DATABASE_URL", database.url(role), "JWT_SIGNING_KEY", PEM, "ROLLCALL_LIMITS_FACTOR", "1000"));
    }
}
