package io.rollcall.database;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * Until when the database may be waited for, over all the statements of one request: a database that is slow, but not dead, must not
 * keep a client longer than a gateway waits.
 *
 * @param nanoTime as {@link System#nanoTime} counts
 */
public record Deadline(long nanoTime) implements PropagatedContextElement {
    /** For most requests; a commit that has begun may take {@link #COMMIT} longer, and both together end before 4 s. */
    public static final Duration BUDGET = Duration.ofSeconds(3);

    /** What a commit is given beyond its request's time: cutting it off would leave open whether the write happened. */
    static final Duration COMMIT = Duration.ofMillis(700);

    /** For those that move many rows. */
    public static final Duration LONG_BUDGET = Duration.ofSeconds(25);

    private static final long LEAST_MILLIS = 500;

    /** A deadline so far from now. */
    public static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    /** The deadline of the request that is being handled, if there is one. */
    static Optional<Deadline> current() {
        return PropagatedContext.getOrEmpty().find(Deadline.class);
    }

    /** @throws SQLTimeoutException when it is too late for the current request to begin something new */
    public static void requireTime() throws SQLTimeoutException {
        if (current().filter(Deadline::isTooNear).isPresent()) {
            throw new SQLTimeoutException("The time of the request is over", SqlStates.QUERY_CANCELED);
        }
    }

    /** Returns true if it is too late to begin something new. */
    boolean isTooNear() {
        return remainingMillis() < LEAST_MILLIS;
    }

    /** Zero or less when it is over. */
    long remainingMillis() {
        return (nanoTime - System.nanoTime()) / 1_000_000;
    }
}
