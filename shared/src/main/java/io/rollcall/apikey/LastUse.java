package io.rollcall.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import io.rollcall.cache.Caches;
import io.rollcall.database.Database;
import io.rollcall.failure.Unavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down when a key was used: at most once a minute for each key, on a thread of its own, behind the request. */
@Singleton
final class LastUse {
    private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);
    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Database database;
    private final ApiKeys keys;
    private final Cache<UUID, Boolean> noted;

    LastUse(Database database, ApiKeys keys, Caches caches) {
        this.database = database;
        this.keys = keys;
        this.noted = caches.of(MOST).expireAfterWrite(ONCE_IN).build();
    }

    void note(UUID key) {
        if (noted.asMap().putIfAbsent(key, true) == null) {
            Thread.ofVirtual().name("last-use").start(() -> write(key));
        }
    }

    private void write(UUID key) {
        try {
            database.run(sql -> {
                keys.used(sql, key);
                return key;
            });
        } catch (Unavailable | IllegalStateException later) {
            noted.invalidate(key);
            LOG.warn("The last use of API key {} could not be written", key);
        }
    }
}
