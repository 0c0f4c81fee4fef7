package io.rollcall.time;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * How far this machine's clock is behind the database's, which all copies share: what is still good and what has ended is judged alike by all of them,
 * even by one whose own clock is wrong. Safe for use by many threads.
 */
@Singleton
public final class Drift {
    /** What the way to the database and back may seem to be. */
    private static final Duration NOISE = Duration.ofSeconds(1);

    private volatile Duration behind = Duration.ZERO;

    /**
     * Learns from a reading.
     *
     * @param asked this machine's time when the database was asked
     * @param told the database's time in its answer, which has just come
     */
    public void learn(Instant asked, Instant told) {
        Instant answered = Clocks.SYSTEM.instant();
        if (told.isBefore(asked.minus(NOISE))) {
            behind = Duration.between(asked, told);
        } else if (told.isAfter(answered.plus(NOISE))) {
            behind = Duration.between(answered, told);
        } else {
            behind = Duration.ZERO;
        }
    }

    Duration behind() {
        return behind;
    }
}
