package io.rollcall.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts in this running copy, by Resilience4j. At most {@value #MOST} clients are remembered, each for two windows after its last
 * request, so a flood of clients cannot exhaust the memory. Safe for use by many threads.
 */
@Singleton
final class CopyLimiter {
    static final int MOST = 20_000;

    private final LimitSettings settings;
    private final Map<LimitRule, RateLimiterConfig> configs = new EnumMap<>(LimitRule.class);
    private final Cache<Client, Window> windows = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(LimitRule.WINDOW.multipliedBy(2))
            .build();

    CopyLimiter(LimitSettings settings) {
        this.settings = settings;
        for (LimitRule rule : LimitRule.values()) {
            configs.put(
                    rule,
                    RateLimiterConfig.custom()
                            .limitForPeriod(settings.limit(rule))
                            .limitRefreshPeriod(LimitRule.WINDOW)
                            .timeoutDuration(Duration.ZERO)
                            .build());
        }
    }

    Charge charge(LimitRule rule, String client) {
        return windows.get(new Client(rule, client), this::window).charge();
    }

    private Window window(Client client) {
        RateLimiterConfig config = configs.getOrDefault(client.rule, RateLimiterConfig.ofDefaults());
        return new Window(client.rule, settings.limit(client.rule), RateLimiter.of(client.rule.id(), config));
    }

    private record Client(LimitRule rule, String name) {}

    /** A client's limiter; its windows follow one another from its first request on. */
    private static final class Window {
        private final LimitRule rule;
        private final int limit;
        private final RateLimiter limiter;
        private final long start = System.nanoTime();
        private final AtomicLong refusedIn = new AtomicLong(-1);

        Window(LimitRule rule, int limit, RateLimiter limiter) {
            this.rule = rule;
            this.limit = limit;
            this.limiter = limiter;
        }

        Charge charge() {
            boolean allowed = limiter.acquirePermission();
            long elapsed = System.nanoTime() - start;
            long cycle = elapsed / LimitRule.WINDOW.toNanos();
            Duration reset = Duration.ofNanos(LimitRule.WINDOW.toNanos() - elapsed % LimitRule.WINDOW.toNanos());
            if (allowed) {
                long left = Math.max(0, limiter.getMetrics().getAvailablePermissions());
                return new Charge(rule, limit - left, limit, reset);
            }
            boolean first = refusedIn.getAndSet(cycle) != cycle;
            return new Charge(rule, first ? limit + 1L : limit + 2L, limit, reset);
        }
    }
}
