package io.rollcall.ratelimit;

import java.time.Duration;
import java.util.Locale;

/**
 * The table of limits. Each counts per principal where one is authenticated, else per source address, in windows that begin with a
 * client's first request. A fleet-wide rule is counted in the shared store; while that is away it refuses (fails closed) where
 * credentials are tried.
 */
public enum LimitRule {
    LOGIN(5, Reach.FLEET),
    PROTECTED(5, Reach.COPY),
    RATE_LIMIT_TEST(3, Reach.COPY),
    SECURE(10, Reach.COPY),
    ACCOUNT(60, Reach.COPY),
    EMPLOYEES_READ(600, Reach.COPY),
    EMPLOYEES_WRITE(120, Reach.COPY),
    ADMIN(120, Reach.COPY);

    /** The window of every rule. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final Reach reach;

    LimitRule(int perMinute, Reach reach) {
        this.perMinute = perMinute;
        this.reach = reach;
    }

    /** Where a rule holds. */
    public enum Reach {
        COPY,
        FLEET
    }

    /** The name in headers and problems. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The setting that replaces the default. */
    public String setting() {
        return "ROLLCALL_LIMIT_" + name();
    }

    public int perMinute() {
        return perMinute;
    }

    public Reach reach() {
        return reach;
    }
}
