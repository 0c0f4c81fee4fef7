package io.rollcall.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import io.rollcall.cache.Caches;
import io.rollcall.freeze.Settled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down when a key was used: at most once a minute for each key, on a thread of its own, behind the request. What could not be written is
 * written at the key's next use.
 */
@Singleton
final class LastUse implements Settled {
    private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);
    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ApiKeys keys;
    private final Cache<UUID, Boolean> noted;

    private final Set<Thread> writing = ConcurrentHashMap.newKeySet();

    LastUse(ApiKeys keys, Caches caches) {
        this.keys = keys;
        this.noted = caches.of(MOST).expireAfterWrite(ONCE_IN).build();
    }

    void note(UUID key) {
        if (noted.asMap().putIfAbsent(key, true) == null) {
            Thread thread = Thread.ofVirtual().name("last-use").unstarted(() -> write(key));
            writing.add(thread);
            thread.start();
        }
    }

    @Override
    public void settle() {
        for (Thread thread : writing) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void write(UUID key) {
        try {
            keys.use(key);
        } catch (RuntimeException later) {
            noted.invalidate(key);
            LOG.warn("The last use of API key {} could not be written", key);
        } finally {
            writing.remove(Thread.currentThread());
        }
    }
}
