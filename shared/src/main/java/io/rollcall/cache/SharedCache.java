package io.rollcall.cache;

import io.rollcall.freeze.SnapshotAware;
import io.rollcall.setting.CheckedAtStart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A cache that several copies share. It may lose anything at any time, and is passed over while it is away; it is never the only place
 * of a value. Safe for use by many threads.
 */
public interface SharedCache extends AutoCloseable, CheckedAtStart, SnapshotAware {
    /** Whether there is one at all. */
    boolean isPresent();

    /** Empty also where the cache is away. */
    Optional<String> get(String key);

    /** Nothing happens where the cache is away. */
    void put(String key, String value, Duration age);

    /** Drops values here and has every other copy drop its own. */
    void drop(List<String> keys);

    /** Has a key told that another copy has dropped. */
    void onDrop(Consumer<String> listener);

    @Override
    void close();
}
