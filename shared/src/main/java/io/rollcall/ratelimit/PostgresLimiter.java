package io.rollcall.ratelimit;

import java.time.Duration;

/** Counts in the database. */
public final class PostgresLimiter implements FleetLimiter {
    private final RateLimitRepository repository;
    private final LimitSettings settings;

    /** Counts by these settings. */
    public PostgresLimiter(RateLimitRepository repository, LimitSettings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    /** All that is counted stands in the database. */
    @Override
    public void forget() {}

    @Override
    public Charge charge(LimitRule rule, String client) {
        int limit = settings.limit(rule);
        RateLimitRow window = repository.count(rule.id(), client, LimitRule.WINDOW.toSeconds(), limit + 2L);
        return new Charge(rule, window.used(), limit, Duration.ofMillis(window.resetMillis()));
    }
}
