package io.rollcall.redis;

import io.rollcall.failure.Unavailable;
import io.rollcall.ratelimit.Charge;
import io.rollcall.ratelimit.FleetLimiter;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.LimitSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Counts in Redis by the script that its documentation of INCR gives for a rate limiter: one atomic step, by the server's clock. A library
 * such as Bucket4j would count in other windows than the limits of one copy do, and so say other things in the same header fields.
 */
final class RedisLimiter implements FleetLimiter {
    private static final String COUNT = """
            local used = redis.call('INCR', KEYS[1])
            local left = redis.call('PTTL', KEYS[1])
            if left < 0 then
              redis.call('PEXPIRE', KEYS[1], ARGV[1])
              left = tonumber(ARGV[1])
            end
            return {used, left}
            """;

    private final JedisPooled redis;
    private final LimitSettings settings;

    RedisLimiter(URI uri, LimitSettings settings) {
        this.redis = Connections.pool(uri);
        this.settings = settings;
    }

    @Override
    public void forget() {
        redis.getPool().clear();
    }

    @Override
    public Charge charge(LimitRule rule, String client) {
        try {
            Object answer = redis.eval(
                    COUNT,
                    List.of("rollcall:limit:" + rule.id() + ":" + client),
                    List.of(String.valueOf(LimitRule.WINDOW.toMillis())));
            List<?> values = (List<?>) answer;
            return new Charge(
                    rule, (Long) values.get(0), settings.limit(rule), Duration.ofMillis((Long) values.get(1)));
        } catch (JedisException away) {
            throw new Unavailable();
        }
    }
}
