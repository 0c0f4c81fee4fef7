package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.lambda.FunctionHandler;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetLimitTest {
    private static final int COPIES = 5;
    private static final int ATTEMPTS = 8;
    private static final int LIMIT = 5;

    @Test
    void fiveCopiesLetOneAddressTryFiveTimesAMinuteInTotal() {
        try (Site site = Site.withLimits()) {
            List<FunctionHandler> copies =
                    IntStream.range(0, COPIES).mapToObj(i -> site.login()).toList();
            List<Timed> answers = IntStream.range(0, COPIES * ATTEMPTS)
                    .parallel()
                    .mapToObj(i -> {
                        FunctionHandler copy = copies.get(i % COPIES);
                        synchronized (copy) {
                            Call call = Site.signIn("a wrong pass phrase");
                            return Timed.send(new GatewayTransport(1, any -> copy), call);
                        }
                    })
                    .toList();
            assertEquals(
                    LIMIT,
                    answers.stream()
                            .filter(timed -> timed.reply().status() == 401)
                            .count());
            assertEquals(
                    COPIES * ATTEMPTS - LIMIT,
                    answers.stream()
                            .filter(timed -> timed.reply().status() == 429)
                            .count());
            assertEquals(1, site.database().number("SELECT count(*) FROM audit_events WHERE event = 'limit_reached'"));
            answers.forEach(
                    timed -> assertTrue(timed.reply().header("RateLimit").isPresent()));
        }
    }
}
