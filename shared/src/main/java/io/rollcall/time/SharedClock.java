package io.rollcall.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, set right by what is known of its {@link Drift}. */
final class SharedClock extends Clock {
    private final Drift drift;

    SharedClock(Drift drift) {
        this.drift = drift;
    }

    @Override
    public Instant instant() {
        return Clocks.SYSTEM.instant().plus(drift.behind());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("All times are in UTC");
    }
}
