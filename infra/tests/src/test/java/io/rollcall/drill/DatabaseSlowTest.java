package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.core.propagation.PropagatedContext;
import io.rollcall.database.DatabaseFailures;
import io.rollcall.database.Deadline;
import io.rollcall.failure.Unavailable;
import io.rollcall.testing.Call;
import io.rollcall.testing.Transport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseSlowTest {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(1);
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    @Test
    void aServerAnswersInTimeWhenItsDatabaseDoesNot() {
        try (Site site = Site.open()) {
            Transport transport = site.server().transport();
            String token = Site.token(transport);
            site.proxy().delay(LATE);
            Timed.send(transport, calls(token)).forEach(Timed::unavailable);
            Timed.send(transport, calls(token)).forEach(Timed::unavailable);
            assertEquals(
                    503,
                    Timed.send(transport, Call.get("/health")).inTime().reply().status());
            site.proxy().delay(Duration.ZERO);
            Timed.recovery(transport, Call.get("/health"), RECOVERY);
            Timed.recovery(transport, Call.get("/employees").bearer(token), RECOVERY);
        }
    }

    @Test
    void aFunctionAnswersInTimeWhenItsDatabaseDoesNot() {
        try (Site site = Site.open()) {
            Transport transport = site.functions();
            String token = Site.token(transport);
            transport.send(Call.get("/employees").bearer(token)).expect(200);
            site.proxy().delay(LATE);
            calls(token).forEach(call -> Timed.send(transport, call).unavailable());
            site.proxy().delay(Duration.ZERO);
            Timed.recovery(transport, Call.get("/health"), RECOVERY);
            Timed.recovery(transport, Call.get("/employees").bearer(token), RECOVERY);
        }
    }

    /** Each answer comes, but a request needs many of them. */
    @Test
    void manySlowAnswersTogetherAreNoReasonToKeepAClientWaiting() {
        try (Site site = Site.open()) {
            Transport transport = site.server().transport();
            String token = Site.token(transport);
            site.proxy().delay(ONE_ANSWER);
            calls(token).forEach(call -> Timed.send(transport, call).inTime());
            site.proxy().delay(Duration.ZERO);
            Timed.recovery(transport, Call.get("/employees").bearer(token), RECOVERY);
        }
    }

    /** A closed connection alone leaves a statement at work, so that a few clients who do not wait keep the whole database busy. */
    @Test
    void whatNobodyWaitsForIsEndedInTheDatabaseToo() {
        try (Site site = Site.open()) {
            Statements statements = site.server().statements();
            for (int i = 0; i < 3; i++) {
                PropagatedContext.getOrEmpty()
                        .plus(Deadline.in(Deadline.BUDGET))
                        .propagate(() -> assertInstanceOf(
                                Unavailable.class,
                                DatabaseFailures.meaning(assertThrows(
                                                RuntimeException.class, () -> statements.read("SELECT pg_sleep(60)")))
                                        .orElseThrow()));
            }
            assertEquals(
                    0,
                    site.database()
                            .number(
                                    "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'"));
            int changed = statements.update("UPDATE administrator_guard SET changes = changes + 1");
            assertEquals(1, changed);
        }
    }

    private static List<Call> calls(String token) {
        return List.of(Call.get("/employees").bearer(token), Site.create(7).bearer(token), Site.signIn(Site.PASSWORD));
    }
}
