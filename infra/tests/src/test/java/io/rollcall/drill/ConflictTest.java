package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.database.DatabaseFailures;
import io.rollcall.failure.Unavailable;
import io.rollcall.testing.Call;
import io.rollcall.testing.Transport;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConflictTest {
    private static final String SERIALIZABLE = "&options=-c%20default_transaction_isolation=serializable";
    private static final int TRIES = 5;

    @Test
    void triesASerializationFailureAgain() {
        try (Site site = Site.withOptions(SERIALIZABLE)) {
            AtomicInteger attempts = new AtomicInteger();
            assertEquals(1, collide(site, attempts, 3));
            assertEquals(3, attempts.get());
            assertEquals(3, changes(site));
        }
    }

    @Test
    void givesUpOnASerializationFailureThatStays() {
        try (Site site = Site.withOptions(SERIALIZABLE)) {
            AtomicInteger attempts = new AtomicInteger();
            RuntimeException failed =
                    assertThrows(RuntimeException.class, () -> collide(site, attempts, Integer.MAX_VALUE));
            assertInstanceOf(Unavailable.class, DatabaseFailures.meaning(failed).orElseThrow());
            assertEquals(TRIES, attempts.get());
            assertEquals(TRIES, changes(site));
        }
    }

    @Test
    void triesADeadlockAgain() throws Exception {
        try (Site site = Site.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Statements statements = site.server().statements();
            site.database().execute("INSERT INTO users VALUES (gen_random_uuid(), 'a', 'a', 'user', false, now())");
            site.database().execute("INSERT INTO users VALUES (gen_random_uuid(), 'b', 'b', 'user', false, now())");
            AtomicInteger attempts = new AtomicInteger();
            List<Future<Integer>> both = List.of(List.of("a", "b"), List.of("b", "a")).stream()
                    .map(order -> threads.submit(() -> statements.transaction(Integer.class, () -> {
                        int attempt = attempts.incrementAndGet();
                        int changed = statements.update(
                                "UPDATE users SET username = username WHERE username_key = ?", order.get(0));
                        if (attempt <= 2) {
                            while (attempts.get() < 2) {
                                Thread.onSpinWait();
                            }
                            statements.read("SELECT pg_sleep(0.2)");
                        }
                        return changed
                                + statements.update(
                                        "UPDATE users SET username = username WHERE username_key = ?", order.get(1));
                    })))
                    .toList();
            for (Future<Integer> one : both) {
                assertEquals(2, one.get());
            }
            assertTrue(attempts.get() > 2, attempts::toString);
        }
    }

    @Test
    void countsEachAcknowledgedChangeOfOneEmployeeOnce() {
        try (Site site = Site.withOptions(SERIALIZABLE)) {
            Transport transport = site.server().transport();
            String token = Site.token(transport);
            transport.send(Site.create(1).bearer(token)).expect(201);
            List<Timed> answers = Timed.send(
                    transport,
                    IntStream.range(0, 40)
                            .mapToObj(i -> Call.patch("/employees/1")
                                    .json("{\"city\":\"City " + i + "\"}")
                                    .bearer(token))
                            .toList());
            answers.forEach(timed -> {
                assertTrue(Set.of(200, 503).contains(timed.reply().status()), timed::toString);
                timed.inTime();
            });
            long changed = answers.stream()
                    .filter(timed -> timed.reply().status() == 200)
                    .count();
            assertEquals(1 + changed, site.database().number("SELECT version FROM employees"));
            assertEquals(
                    changed,
                    site.database().number("SELECT count(*) FROM audit_events WHERE event = 'employee_changed'"));
        }
    }

    /** Reads a row, has somebody else change it, and changes it: PostgreSQL refuses to serialize that. */
    private static int collide(Site site, AtomicInteger attempts, int peaceFrom) {
        Statements statements = site.server().statements();
        return statements.transaction(Integer.class, () -> {
            statements.read("SELECT changes FROM administrator_guard");
            if (attempts.incrementAndGet() < peaceFrom) {
                site.database().execute("UPDATE administrator_guard SET changes = changes + 1");
            }
            return statements.update("UPDATE administrator_guard SET changes = changes + 1");
        });
    }

    private static long changes(Site site) {
        return site.database().number("SELECT changes FROM administrator_guard");
    }
}
