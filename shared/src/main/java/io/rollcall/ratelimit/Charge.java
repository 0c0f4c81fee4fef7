package io.rollcall.ratelimit;

import java.time.Duration;

/**
 * What became of one request that was counted.
 *
 * @param used requests of this window, this one included
 * @param limit requests that the window allows
 * @param reset until the next window; more than zero
 */
public record Charge(LimitRule rule, long used, int limit, Duration reset) {
    public boolean isAllowed() {
        return used <= limit;
    }

    /** Whether this is the first request of the window that is refused. */
    public boolean isFirstRefusal() {
        return used == limit + 1L;
    }

    /** The value of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10, section 3). */
    public String policyField() {
        return "\"" + rule.id() + "\";q=" + limit + ";w=" + LimitRule.WINDOW.toSeconds();
    }

    /** The value of {@code RateLimit} (the same draft, section 4). */
    public String stateField() {
        return "\"" + rule.id() + "\";r=" + Math.max(0, limit - used) + ";t=" + seconds();
    }

    /** Until the next window, in whole seconds, rounded up. */
    public long seconds() {
        return Math.max(1, reset.plusMillis(999).toSeconds());
    }
}
