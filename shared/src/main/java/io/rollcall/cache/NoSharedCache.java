package io.rollcall.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** There is no second level. */
public final class NoSharedCache implements SharedCache {
    @Override
    public boolean isPresent() {
        return false;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.empty();
    }

    @Override
    public void put(String key, String value, Duration age) {}

    @Override
    public void drop(List<String> keys) {}

    @Override
    public void onDrop(Consumer<String> listener) {}

    @Override
    public void forget() {}

    @Override
    public void close() {}
}
