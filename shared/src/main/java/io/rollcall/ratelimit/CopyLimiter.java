package io.rollcall.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.rollcall.cache.Caches;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts in this running copy, by Resilience4j. Each client has a window that begins with its first request and is forgotten when it is over;
 * at most {@value #MOST} are remembered at once, so a flood of clients cannot exhaust the memory. Safe for use by many threads.
 */
@Singleton
final class CopyLimiter {
    static final int MOST = 20_000;

    private final LimitSettings settings;
    private final Ticker ticker;
    private final Map<LimitRule, RateLimiterConfig> configs = new EnumMap<>(LimitRule.class);
    private final Cache<String, Window> windows;

    CopyLimiter(LimitSettings settings, Ticker ticker, Caches caches) {
        this.settings = settings;
        this.ticker = ticker;
        this.windows = caches.of(MOST).expireAfterWrite(LimitRule.WINDOW).build();
        for (LimitRule rule : LimitRule.values()) {
            configs.put(
                    rule,
                    RateLimiterConfig.custom()
                            .limitForPeriod(settings.limit(rule))
                            // The window ends it; a limiter never begins anew by itself.
                            .limitRefreshPeriod(LimitRule.WINDOW.multipliedBy(2))
                            .timeoutDuration(Duration.ZERO)
                            .build());
        }
    }

    Charge charge(LimitRule rule, String client) {
        return windows.get(rule.id() + " " + client, any -> window(rule)).charge(ticker.read());
    }

    private Window window(LimitRule rule) {
        RateLimiterConfig config = configs.getOrDefault(rule, RateLimiterConfig.ofDefaults());
        RateLimiter limiter = RateLimiter.of(rule.id(), config);
        return new Window(rule, settings.limit(rule), limiter, ticker.read());
    }

    /** One client's requests of one window. */
    private static final class Window {
        private final LimitRule rule;
        private final int limit;
        private final RateLimiter limiter;
        private final long start;
        private final AtomicBoolean hasRefused = new AtomicBoolean();

        Window(LimitRule rule, int limit, RateLimiter limiter, long start) {
            this.rule = rule;
            this.limit = limit;
            this.limiter = limiter;
            this.start = start;
        }

        Charge charge(long now) {
            Duration reset = LimitRule.WINDOW.minusNanos(now - start);
            if (limiter.acquirePermission()) {
                long left = Math.max(0, limiter.getMetrics().getAvailablePermissions());
                return new Charge(rule, limit - left, limit, reset);
            }
            return new Charge(rule, hasRefused.getAndSet(true) ? limit + 2L : limit + 1L, limit, reset);
        }
    }
}
