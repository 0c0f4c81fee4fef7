package io.rollcall.redis;

import io.rollcall.cache.SharedCache;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** The second level in Redis; what one copy drops is told to the others on a channel. */
final class RedisCache implements SharedCache {
    private static final Logger LOG = LoggerFactory.getLogger(RedisCache.class);
    private static final String PREFIX = "rollcall:cache:";
    private static final String DROPS = "rollcall:drops";
    private static final String SEPARATOR = "\n";
    private static final int CHUNK = 1_000;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final URI uri;
    private final JedisPooled redis;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Thread listening;
    private volatile @Nullable Jedis subscribed;
    private volatile boolean closed;
    private volatile long failedAt = System.nanoTime() - RETRY.toNanos();

    RedisCache(URI uri) {
        this.uri = uri;
        this.redis = Connections.pool(uri);
        this.listening = Thread.ofVirtual().name("cache-drops").start(this::listen);
    }

    @Override
    public boolean isPresent() {
        return true;
    }

    @Override
    public Optional<String> get(String key) {
        return isAway() ? Optional.empty() : ask(() -> redis.get(PREFIX + key));
    }

    @Override
    public void put(String key, String value, Duration age) {
        if (!isAway()) {
            ask(() -> redis.set(PREFIX + key, value, SetParams.setParams().px(age.toMillis())));
        }
    }

    @Override
    public void drop(List<String> keys) {
        for (int from = 0; from < keys.size(); from += CHUNK) {
            List<String> chunk = keys.subList(from, Math.min(keys.size(), from + CHUNK));
            if (isAway() || ask(() -> tell(chunk)).isEmpty()) {
                LOG.warn("Changes could not be told to the other copies; they see them when their caches expire");
                return;
            }
        }
    }

    private long tell(List<String> keys) {
        redis.del(keys.stream().map(key -> PREFIX + key).toArray(String[]::new));
        return redis.publish(DROPS, String.join(SEPARATOR, keys));
    }

    /** One failure speaks for all who come within {@link #RETRY}, so that a Redis that hangs holds up one request and not every one. */
    private boolean isAway() {
        return System.nanoTime() - failedAt < RETRY.toNanos();
    }

    private <T> Optional<T> ask(Supplier<@Nullable T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (JedisException away) {
            failedAt = System.nanoTime();
            return Optional.empty();
        }
    }

    @Override
    public void onDrop(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** The listener, too, begins again with a connection of its own. */
    @Override
    public void forget() {
        redis.getPool().clear();
        Jedis open = subscribed;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        listening.interrupt();
        redis.close();
    }

    private void listen() {
        while (!closed) {
            try (Jedis connection = new Jedis(Connections.address(uri), Connections.config(uri, 0))) {
                subscribed = connection;
                connection.subscribe(
                        new JedisPubSub() {
                            @Override
                            public void onMessage(String channel, String keys) {
                                for (String key : keys.split(SEPARATOR, -1)) {
                                    listeners.forEach(listener -> listener.accept(key));
                                }
                            }
                        },
                        DROPS);
            } catch (JedisException away) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
