package io.rollcall.gate;

import com.github.benmanes.caffeine.cache.Cache;
import io.rollcall.cache.Caches;
import io.rollcall.ratelimit.Charge;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.LimitSettings;
import io.rollcall.ratelimit.TooManyRequests;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts API keys that were shown and are none, per address: beyond as many a minute as the employee reads allow, the database is
 * not asked about keys that are not known here already. Nobody guesses 256 bits; this keeps the attempt cheap. Safe for use by many threads.
 */
@Singleton
final class KeyGuesses {
    private static final int ADDRESSES = 20_000;

    private final int most;
    private final Cache<String, AtomicInteger> counts;

    KeyGuesses(LimitSettings settings, Caches caches) {
        this.most = settings.limit(LimitRule.EMPLOYEES_READ);
        this.counts = caches.of(ADDRESSES).expireAfterWrite(LimitRule.WINDOW).build();
    }

    /** @throws TooManyRequests when the address has shown too many; a live key among them would be no better off */
    void requireFew(String address) {
        AtomicInteger count = counts.getIfPresent(address);
        if (count != null && count.get() >= most) {
            throw new TooManyRequests(new Charge(LimitRule.EMPLOYEES_READ, count.get() + 1L, most, LimitRule.WINDOW));
        }
    }

    void note(String address) {
        counts.get(address, any -> new AtomicInteger()).incrementAndGet();
    }
}
