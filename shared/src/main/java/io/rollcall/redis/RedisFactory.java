package io.rollcall.redis;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.rollcall.cache.NoSharedCache;
import io.rollcall.cache.SharedCache;
import io.rollcall.ratelimit.FleetLimiter;
import io.rollcall.ratelimit.LimitSettings;
import io.rollcall.ratelimit.PostgresLimiter;
import io.rollcall.ratelimit.RateLimitRepository;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Chooses by {@code REDIS_URL}. */
@Factory
final class RedisFactory {
    private static final String SETTING = "REDIS_URL";

    @Singleton
    FleetLimiter fleetLimiter(Settings settings, RateLimitRepository repository, LimitSettings limits) {
        Optional<URI> uri = uri(settings);
        return uri.isPresent() ? new RedisLimiter(uri.get(), limits) : new PostgresLimiter(repository, limits);
    }

    @Singleton
    @Bean(preDestroy = "close")
    SharedCache sharedCache(Settings settings) {
        Optional<URI> uri = uri(settings);
        return uri.isPresent() ? new RedisCache(uri.get()) : new NoSharedCache();
    }

    private static Optional<URI> uri(Settings settings) {
        return settings.text(SETTING).map(text -> {
            try {
                URI uri = new URI(text);
                if (("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme())) && uri.getHost() != null) {
                    return uri;
                }
            } catch (URISyntaxException malformed) {
                // Told below.
            }
            throw new SettingException(SETTING + ": must be redis://host:port or rediss://host:port");
        });
    }
}
