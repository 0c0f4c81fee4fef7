package io.rollcall.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How well the caches of this copy do. A cache that records figures registers itself when it is made. */
@Singleton
public final class CacheFigures {
    private final Map<String, Cache<?, ?>> caches = new ConcurrentHashMap<>();

    /** @param name short, for people */
    public void register(String name, Cache<?, ?> cache) {
        caches.put(name, cache);
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
