package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.testing.Call;
import io.rollcall.testing.Transport;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DatabaseFullTest {
    private static final int PARALLEL = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration QUEUEING = Duration.ofSeconds(1);
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    @Test
    void refusesInTimeWhatTheDatabaseHasNoConnectionsFor() throws Exception {
        try (Site site = Site.open()) {
            Transport transport = site.server().transport();
            String token = Site.token(transport);
            site.proxy().hangUp();
            site.database().execute("ALTER ROLE " + Site.roleName() + " CONNECTION LIMIT 3");
            try (Connection one = DriverManager.getConnection(site.directUrl());
                    Connection two = DriverManager.getConnection(site.directUrl());
                    Connection three = DriverManager.getConnection(site.directUrl())) {
                assertTrue(one.isValid(1) && two.isValid(1) && three.isValid(1));
                site.proxy().hangUp();
                for (Timed timed : Timed.send(transport, writes(0, token))) {
                    timed.unavailable();
                    assertTrue(timed.time().compareTo(PATIENCE.plus(QUEUEING)) < 0, () -> "It took " + timed.time());
                }
            }
            Timed.recovery(transport, Call.get("/employees").bearer(token), RECOVERY);
            List<Timed> answers = Timed.send(transport, writes(PARALLEL, token));
            answers.forEach(
                    timed -> assertTrue(Set.of(201, 503).contains(timed.reply().status()), timed::toString));
            long written = answers.stream()
                    .filter(timed -> timed.reply().status() == 201)
                    .count();
            assertTrue(written > 0);
            assertEquals(written, site.database().number("SELECT count(*) FROM employees"));
        } finally {
            try (Site any = Site.open()) {
                any.database().execute("ALTER ROLE " + Site.roleName() + " CONNECTION LIMIT -1");
            }
        }
    }

    private static List<Call> writes(long first, String token) {
        return LongStream.rangeClosed(first + 1, first + PARALLEL)
                .mapToObj(number -> Site.create(number).bearer(token))
                .toList();
    }
}
