package io.rollcall.ratelimit;

import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.LimitsFactor;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** The limits as the operator wants them. */
@Singleton
public final class LimitSettings implements CheckedAtStart {
    private static final int MOST = 1_000_000;

    private final Map<LimitRule, Integer> limits = new EnumMap<>(LimitRule.class);

    LimitSettings(Settings settings) {
        double factor = LimitsFactor.from(settings);
        for (LimitRule rule : LimitRule.values()) {
            int limit = settings.integer(rule.setting(), rule.perMinute(), 1, MOST);
            limits.put(rule, (int) Math.min(Integer.MAX_VALUE / 2, Math.max(1, Math.round(limit * factor))));
        }
    }

    /** Requests in one window, at least 1. */
    public int limit(LimitRule rule) {
        return limits.getOrDefault(rule, rule.perMinute());
    }
}
