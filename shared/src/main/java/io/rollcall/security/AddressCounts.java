package io.rollcall.security;

import com.github.benmanes.caffeine.cache.Cache;
import io.rollcall.cache.Caches;
import io.rollcall.ratelimit.LimitRule;
import java.util.concurrent.atomic.AtomicInteger;

/** How often something came from each address in the minute that began with the first of it. Safe for use by many threads. */
final class AddressCounts {
    private static final int ADDRESSES = 20_000;

    private final Cache<String, AtomicInteger> counts;

    AddressCounts(Caches caches) {
        this.counts = caches.of(ADDRESSES).expireAfterWrite(LimitRule.WINDOW).build();
    }

    /** How often until now. */
    int of(String address) {
        AtomicInteger count = counts.getIfPresent(address);
        return count == null ? 0 : count.get();
    }

    /** Counts once more, and says how often with it. */
    int add(String address) {
        return counts.get(address, any -> new AtomicInteger()).incrementAndGet();
    }
}
