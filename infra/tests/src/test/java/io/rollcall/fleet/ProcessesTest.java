package io.rollcall.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.contract.Drill;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds over five processes that share nothing but the database, started at one moment. On a busy machine some answers are 503; what
 * is counted or taken once is so all the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ProcessesTest {
    private static final int PROCESSES = 5;
    private static final int CREATES = 100;
    private static final int SIGN_INS = 40;
    private static final int LIMIT = 5;

    private final TestPostgres.Copy database = TestPostgres.copy();
    private final List<ServerProcess> servers = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                database.url(),
                "JWT_SIGNING_KEY",
                TestKeys.pem(TestKeys.rsa()),
                "ROLLCALL_ISSUER",
                Directory.ISSUER,
                "ROLLCALL_ADMIN_PASSWORD",
                Directory.PASSWORD,
                "ROLLCALL_LIMIT_EMPLOYEES_WRITE",
                "1000000");
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            started.add(ServerProcess.start(folder.resolve("server-" + i), settings));
        }
        for (Process process : started) {
            servers.add(ServerProcess.ready(process));
        }
    }

    @AfterAll
    void stop() {
        servers.forEach(ServerProcess::close);
    }

    @Test
    void oneAddressSignsInFiveTimesAMinuteInTotalAndANumberIsTakenOnce() throws Exception {
        assertEquals(1, database.number("SELECT count(*) FROM users"));
        String token = servers.getFirst()
                .send(signIn(Directory.PASSWORD))
                .expect(200)
                .json()
                .path("access_token")
                .textValue();
        Map<Integer, Long> tries = statuses(SIGN_INS, () -> signIn("a wrong pass phrase"));
        assertEquals(SIGN_INS - LIMIT + 1L, tries.get(429), tries::toString);
        assertTrue(Set.of(401, 429, 503).containsAll(tries.keySet()), tries::toString);
        for (int round = 0; round < Drill.rounds(3, 20); round++) {
            long number = Directory.number();
            Map<Integer, Long> creates = statuses(CREATES, () -> create(number).bearer(token));
            assertTrue(Set.of(201, 409, 503).containsAll(creates.keySet()), creates::toString);
            assertTrue(creates.getOrDefault(201, 0L) <= 1, creates::toString);
            assertEquals(1, database.number("SELECT count(*) FROM employees WHERE emp_id = " + number));
        }
    }

    /** How often each status came when all were sent at once, in turn to each process. */
    private Map<Integer, Long> statuses(int times, Supplier<Call> call) throws Exception {
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ServerProcess server = servers.get(i % PROCESSES);
            calls.add(() -> server.send(call.get()));
        }
        return Drill.atOnce(calls).stream()
                .collect(Collectors.groupingBy(Reply::status, TreeMap::new, Collectors.counting()));
    }

    private static Call create(long number) {
        return Call.post("/employees")
                .json(
                        "{\"emp_id\":" + number
                                + ",\"emp_name\":\"Ada\",\"city\":\"Paris\",\"country\":\"France\",\"emp_dob\":\"1990-01-01\"}");
    }

    private static Call signIn(String password) {
        return Call.post("/login").json("{\"username\":\"admin\",\"password\":\"" + password + "\"}");
    }
}
