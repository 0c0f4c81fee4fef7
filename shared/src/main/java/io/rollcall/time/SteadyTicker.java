package io.rollcall.time;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts time that has passed, for caches and for windows of limits. It goes on as fast as the wall clock where the JVM's own counter stands still,
 * as in a copy that was frozen or restored from an image, and as fast as that counter where the wall clock is set back. Safe for use by
 * many threads.
 */
@Singleton
final class SteadyTicker implements Ticker {
    private static final long NANOS = 1_000_000_000L;

    private final Clock clock;
    private final AtomicLong lead = new AtomicLong(Long.MIN_VALUE);

    SteadyTicker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long read() {
        // In this order: a pause between the two makes the lead seem smaller, which counts for nothing.
        Instant now = clock.instant();
        long counted = System.nanoTime();
        long ahead = now.getEpochSecond() * NANOS + now.getNano() - counted;
        long most = lead.get();
        return counted + (ahead > most ? lead.accumulateAndGet(ahead, Math::max) : most);
    }
}
