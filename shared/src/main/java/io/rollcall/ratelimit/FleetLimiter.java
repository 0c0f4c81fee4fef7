package io.rollcall.ratelimit;

/** Counts over every running copy. */
public interface FleetLimiter {
    /**
     * Counts a request.
     *
     * @throws io.rollcall.failure.Unavailable when the store is away
     */
    Charge charge(LimitRule rule, String client);
}
