package io.rollcall.time;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The only place that makes a clock or a source of randomness. */
@Factory
final class TimeFactory {
    @Singleton
    @Requires(missingBeans = Clock.class)
    Clock clock(Drift drift) {
        return new SharedClock(drift);
    }

    /** Reads the kernel's generator at every call, so that two copies of one memory image never draw alike. */
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
