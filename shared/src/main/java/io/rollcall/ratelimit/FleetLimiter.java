package io.rollcall.ratelimit;

import io.rollcall.freeze.SnapshotAware;

/** Counts over every running copy. */
public interface FleetLimiter extends SnapshotAware {
    /**
     * Counts a request.
     *
     * @throws io.rollcall.failure.Unavailable when the store is away
     */
    Charge charge(LimitRule rule, String client);
}
