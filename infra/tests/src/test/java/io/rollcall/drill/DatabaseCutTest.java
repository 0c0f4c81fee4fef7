package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatabaseCutTest {
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final int MOST_ANSWERS = 14;
    private static final int ENOUGH = 60;

    @Test
    void losesNoAcknowledgedWriteOfManyAtOnce() throws Exception {
        try (Site site = Site.open()) {
            writesThroughACut(site, site.server().transport(), 4);
        }
    }

    @Test
    void losesNoAcknowledgedWriteOfAFunction() throws Exception {
        try (Site site = Site.open()) {
            writesThroughACut(site, site.functions(), 1);
        }
    }

    @Test
    void leavesNothingHalfDoneWhereverAWriteBreaksOff() {
        try (Site site = Site.open()) {
            breaksOffWrites(site, site.server().transport(), 1_000);
            breaksOffWrites(site, site.functions(), 2_000);
        }
    }

    @Test
    void leavesNothingHalfDoneWhereverASignInBreaksOff() {
        try (Site site = Site.open()) {
            breaksOffSignIns(site, site.server().transport());
            breaksOffSignIns(site, site.functions());
        }
    }

    @Test
    void takesNoCredentialsWhileTheirCountIsAway() {
        try (Site site = Site.open()) {
            for (Supplier<Transport> start :
                    List.<Supplier<Transport>>of(() -> site.server().transport(), site::functions)) {
                Transport transport = start.get();
                Site.token(transport);
                site.proxy().cut();
                Timed.send(transport, Site.signIn(Site.PASSWORD)).unavailable();
                Timed.send(transport, Call.post("/auth/token").form("username", "admin", "password", Site.PASSWORD))
                        .unavailable();
                Timed.send(
                                transport,
                                Call.post("/auth/register")
                                        .json("{\"username\":\"someone\",\"password\":\"" + Site.PASSWORD + "\"}"))
                        .unavailable();
                assertEquals(
                        503,
                        Timed.send(transport, Call.get("/health"))
                                .inTime()
                                .reply()
                                .status());
                site.proxy().restore();
                Timed.recovery(transport, Call.get("/health"), RECOVERY);
                Site.token(transport);
            }
        }
    }

    private static void writesThroughACut(Site site, Transport transport, int writers) throws Exception {
        String token = Site.token(transport);
        AtomicLong numbers = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> failures = IntStream.range(0, writers)
                    .mapToObj(writer -> threads.submit(() -> {
                        long failed = 0;
                        while (!done.get()) {
                            long number = numbers.incrementAndGet();
                            Timed timed =
                                    Timed.send(transport, Site.create(number).bearer(token));
                            if (timed.reply().status() == 201) {
                                acknowledged.add(number);
                            } else {
                                timed.unavailable();
                                failed++;
                            }
                        }
                        return failed;
                    }))
                    .toList();
            try {
                awaitMore(acknowledged, ENOUGH);
                site.proxy().hangUp();
                awaitMore(acknowledged, ENOUGH);
                site.proxy().cut();
                Timed.send(transport, Site.create(numbers.incrementAndGet()).bearer(token))
                        .unavailable();
                site.proxy().restore();
                long returned = System.nanoTime();
                awaitMore(acknowledged, 1);
                Duration recovery = Duration.ofNanos(System.nanoTime() - returned);
                assertTrue(recovery.compareTo(RECOVERY) < 0, recovery::toString);
                awaitMore(acknowledged, ENOUGH);
            } finally {
                done.set(true);
            }
            long failed = 0;
            for (Future<Long> failure : failures) {
                failed += failure.get();
            }
            assertTrue(failed > 0);
        }
        String kept = acknowledged.stream().map(String::valueOf).collect(Collectors.joining(","));
        assertEquals(
                acknowledged.size(),
                site.database().number("SELECT count(*) FROM employees WHERE emp_id IN (" + kept + ")"));
        nothingIsHalfDone(site);
    }

    private static void awaitMore(Set<Long> acknowledged, int more) {
        int goal = acknowledged.size() + more;
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (acknowledged.size() < goal) {
            assertTrue(System.nanoTime() < end, () -> acknowledged.size() + " writes, but no more");
            Thread.onSpinWait();
        }
    }

    private static void breaksOffWrites(Site site, Transport transport, long first) {
        String token = Site.token(transport);
        transport.send(Site.create(first).bearer(token)).expect(201);
        int failed = 0;
        for (int answers = 0; answers < MOST_ANSWERS; answers++) {
            long number = first + 1 + answers;
            site.proxy().hangUpAfter(answers);
            Timed timed = Timed.send(transport, Site.create(number).bearer(token));
            site.proxy().hangUpAfter(-1);
            if (timed.reply().status() == 201) {
                assertEquals(1, site.database().number("SELECT count(*) FROM employees WHERE emp_id = " + number));
            } else {
                timed.unavailable();
                failed++;
            }
            Timed.recovery(transport, Call.get("/employees?limit=1").bearer(token), RECOVERY);
        }
        assertTrue(failed > 2, "Only " + failed + " writes broke off");
        nothingIsHalfDone(site);
    }

    private static void breaksOffSignIns(Site site, Transport transport) {
        Site.token(transport);
        int failed = 0;
        for (int answers = 0; answers < MOST_ANSWERS; answers++) {
            site.proxy().hangUpAfter(answers);
            Timed timed = Timed.send(transport, Site.signIn(Site.PASSWORD));
            site.proxy().hangUpAfter(-1);
            Reply reply = timed.reply();
            if (reply.status() != 200) {
                timed.unavailable();
                failed++;
            }
            Timed.recovery(transport, Call.get("/health"), RECOVERY);
        }
        assertTrue(failed > 5, "Only " + failed + " sign-ins broke off");
        assertEquals(0, site.database().number("""
                                SELECT count(*) FROM sessions s
                                WHERE NOT EXISTS (SELECT 1 FROM refresh_tokens t WHERE t.session_id = s.id)
                                  OR 1 <> (SELECT count(*) FROM audit_events a
                                    WHERE a.event = 'sign_in' AND a.outcome = 'success' AND a.target = 'session:' || s.id)
                                """));
        assertEquals(
                site.database().number("SELECT count(*) FROM sessions"),
                site.database()
                        .number("SELECT count(*) FROM audit_events WHERE event = 'sign_in' AND outcome = 'success'"));
    }

    /** Each employee has the one event that tells of it, and each event its employee. */
    private static void nothingIsHalfDone(Site site) {
        assertEquals(0, site.database().number("""
                                SELECT count(*) FROM (SELECT 'employee:' || emp_id AS target FROM employees) e
                                FULL JOIN (SELECT target, count(*) AS times FROM audit_events
                                  WHERE event = 'employee_created' GROUP BY target) a USING (target)
                                WHERE e.target IS NULL OR a.target IS NULL OR times <> 1
                                """));
    }
}
