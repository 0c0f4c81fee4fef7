package io.rollcall.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine whose clock is wrong goes by the database's. */
class DriftTest {
    private static final Duration NEAR = Duration.ofSeconds(1);

    private final Drift drift = new Drift();
    private final Clock clock = new TimeFactory().clock(drift);

    @ParameterizedTest
    @ValueSource(longs = {120, -120, 3, -3, 86_400})
    void aClockThatIsOffIsSetRight(long seconds) {
        Instant asked = Clocks.SYSTEM.instant();
        Instant told = asked.plusSeconds(seconds);
        drift.learn(asked, told);
        assertNear(told, clock.instant());
    }

    @Test
    void whatTheWayThereAndBackMayHaveTakenIsNoDrift() {
        Instant asked = Clocks.SYSTEM.instant().minusSeconds(5);
        drift.learn(asked, asked.plusSeconds(2));
        assertEquals(Duration.ZERO, drift.behind());
        drift.learn(Clocks.SYSTEM.instant(), Clocks.SYSTEM.instant().plusMillis(900));
        assertEquals(Duration.ZERO, drift.behind());
    }

    @Test
    void aClockThatWasSetRightMeanwhileIsTakenAsItIs() {
        drift.learn(Clocks.SYSTEM.instant(), Clocks.SYSTEM.instant().plusSeconds(60));
        drift.learn(Clocks.SYSTEM.instant(), Clocks.SYSTEM.instant());
        assertNear(Clocks.SYSTEM.instant(), clock.instant());
    }

    private static void assertNear(Instant expected, Instant actual) {
        assertTrue(Duration.between(expected, actual).abs().compareTo(NEAR) < 0, () -> expected + " and " + actual);
    }
}
