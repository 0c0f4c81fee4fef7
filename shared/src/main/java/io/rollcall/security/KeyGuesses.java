package io.rollcall.security;

import io.rollcall.cache.Caches;
import io.rollcall.ratelimit.Charge;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.LimitSettings;
import io.rollcall.ratelimit.TooManyRequests;
import jakarta.inject.Singleton;

/**
 * Counts API keys that were shown and are none, per address: beyond as many a minute as the employee reads allow, the database is
 * not asked about keys that are not known here already. Nobody guesses 256 bits; this keeps the attempt cheap. Safe for use by many threads.
 */
@Singleton
final class KeyGuesses {
    private final int most;
    private final AddressCounts counts;

    KeyGuesses(LimitSettings settings, Caches caches) {
        this.most = settings.limit(LimitRule.EMPLOYEES_READ);
        this.counts = new AddressCounts(caches);
    }

    /** @throws TooManyRequests when the address has shown too many; a live key among them would be no better off */
    void requireFew(String address) {
        int count = counts.of(address);
        if (count >= most) {
            throw new TooManyRequests(new Charge(LimitRule.EMPLOYEES_READ, count + 1L, most, LimitRule.WINDOW));
        }
    }

    void note(String address) {
        counts.add(address);
    }
}
