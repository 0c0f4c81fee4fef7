package io.rollcall.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.rollcall.freeze.SnapshotAware;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where every cache of this copy begins, so that none is without a bound and all age by the same clock. Knows the figures of those that are
 * counted. Safe for use by many threads.
 */
@Singleton
public final class Caches implements SnapshotAware {
    private final Ticker ticker;
    private final Map<String, Cache<?, ?>> counted = new ConcurrentHashMap<>();

    Caches(Ticker ticker) {
        this.ticker = ticker;
    }

    /** A cache of at most so many entries; how they age is for the caller to say. */
    public Caffeine<Object, Object> of(int most) {
        return Caffeine.newBuilder().maximumSize(most).ticker(ticker);
    }

    /**
     * Makes a cache whose hits and misses are counted.
     *
     * @param name one word, for people and for the names of figures
     */
    public <K, V> Cache<K, V> counted(String name, Caffeine<? super K, ? super V> cache) {
        Cache<K, V> made = cache.recordStats().build();
        counted.put(name, made);
        return made;
    }

    /** Empties those that are counted: they hold who may do what. */
    @Override
    public void forget() {
        counted.values().forEach(Cache::invalidateAll);
    }

    /** The figures of each counted cache, by its name. */
    public Map<String, Figures> figures() {
        Map<String, Figures> figures = new TreeMap<>();
        counted.forEach((name, cache) -> {
            CacheStats stats = cache.stats();
            figures.put(name, new Figures(stats.hitCount(), stats.missCount(), cache.estimatedSize()));
        });
        return figures;
    }

    /**
     * How well a cache does.
     *
     * @param hits since the copy started
     * @param misses since the copy started
     * @param size entries now
     */
    public record Figures(long hits, long misses, long size) {}
}
