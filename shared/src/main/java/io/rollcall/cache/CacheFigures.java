package io.rollcall.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.rollcall.freeze.Forgetful;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The caches of this copy, and how well they do. A cache that records figures registers itself when it is made. */
@Singleton
public final class CacheFigures implements Forgetful {
    private final Map<String, Cache<?, ?>> caches = new ConcurrentHashMap<>();

    /** @param name short, for people */
    public void register(String name, Cache<?, ?> cache) {
        caches.put(name, cache);
    }

    /** Empties them all. */
    @Override
    public void forget() {
        caches.values().forEach(Cache::invalidateAll);
    }

    /** One line a cache: {@code hits=… misses=… size=…}. */
    public Map<String, String> lines() {
        Map<String, String> lines = new TreeMap<>();
        caches.forEach((name, cache) -> {
            CacheStats stats = cache.stats();
            lines.put(
                    name,
                    "hits=" + stats.hitCount() + " misses=" + stats.missCount() + " size=" + cache.estimatedSize());
        });
        return lines;
    }
}
