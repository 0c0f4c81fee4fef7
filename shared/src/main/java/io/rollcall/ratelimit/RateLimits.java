package io.rollcall.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.rollcall.cache.Caches;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Counts requests by the rules' reach. A client that a fleet-wide rule has refused is refused here until its window ends, without
 * asking the store again, so a flood costs the store one statement a client and window.
 */
@Singleton
public final class RateLimits {
    private static final int MOST = 20_000;

    private final CopyLimiter copy;
    private final FleetLimiter fleet;
    private final Ticker ticker;
    private final Cache<String, Refusal> refused;

    RateLimits(CopyLimiter copy, FleetLimiter fleet, Ticker ticker, Caches caches) {
        this.copy = copy;
        this.fleet = fleet;
        this.ticker = ticker;
        this.refused = caches.of(MOST).expireAfterWrite(LimitRule.WINDOW).build();
    }

    /**
     * Counts a request.
     *
     * @param client a principal or an address
     * @throws io.rollcall.failure.Unavailable when the rule is fleet-wide and the store is away
     */
    public Charge charge(LimitRule rule, String client) {
        return switch (rule.reach()) {
            case COPY -> copy.charge(rule, client);
            case FLEET -> chargeFleet(rule, client);
        };
    }

    private Charge chargeFleet(LimitRule rule, String client) {
        String key = rule.id() + " " + client;
        Refusal known = refused.getIfPresent(key);
        long now = ticker.read();
        if (known != null && known.until - now > 0) {
            return new Charge(rule, known.limit + 2L, known.limit, Duration.ofNanos(known.until - now));
        }
        Charge charge = fleet.charge(rule, client);
        if (!charge.isAllowed()) {
            refused.put(key, new Refusal(now + charge.reset().toNanos(), charge.limit()));
        }
        return charge;
    }

    private record Refusal(long until, int limit) {}
}
