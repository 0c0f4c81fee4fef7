package io.rollcall.time;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The only place that makes a clock or a source of randomness. */
@Factory
final class TimeFactory {
    /** The machine's clock, set right by what is known of its {@link Drift}; in UTC. */
    @Singleton
    @Requires(missingBeans = Clock.class)
    Clock clock(Drift drift) {
        InstantSource shared = () -> Clocks.SYSTEM.instant().plus(drift.behind());
        return shared.withZone(ZoneOffset.UTC);
    }

    /** Reads the kernel's generator at every call, so that two copies of one memory image never draw alike. */
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
