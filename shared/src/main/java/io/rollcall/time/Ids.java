package io.rollcall.time;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits. Safe for use by many threads. */
@Singleton
public final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long RANDOM_62_BITS = 0x3fffffffffffffffL;
    private static final int RANDOM_12_BITS = 0x0fff;

    private final Clock clock;
    private final SecureRandom random;

    Ids(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Returns an id of this moment. */
    public UUID next() {
        return at(clock.instant());
    }

    /** Returns an id of another moment; ids of different milliseconds are in the order of time. */
    public UUID at(Instant moment) {
        long high = moment.toEpochMilli() << 16 | VERSION_7 | random.nextInt() & RANDOM_12_BITS;
        return new UUID(high, VARIANT | random.nextLong() & RANDOM_62_BITS);
    }
}
