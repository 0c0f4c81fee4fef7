package io.rollcall.redis;

import io.rollcall.cache.SharedCache;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final URI uri;
    private final JedisPooled redis;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Thread listening;
    private volatile @Nullable Jedis subscribed;
    private volatile boolean closed;

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
        try {
            return Optional.ofNullable(redis.get(PREFIX + key));
        } catch (JedisException away) {
            return Optional.empty();
        }
    }

    @Override
    public void put(String key, String value, Duration age) {
        try {
            redis.set(PREFIX + key, value, SetParams.setParams().px(age.toMillis()));
        } catch (JedisException away) {
            LOG.debug("The second level is away");
        }
    }

    @Override
    public void drop(String key) {
        try {
            redis.del(PREFIX + key);
            redis.publish(DROPS, key);
        } catch (JedisException away) {
            LOG.warn("A change could not be told to the other copies; they see it when their caches expire");
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
                            public void onMessage(String channel, String key) {
                                listeners.forEach(listener -> listener.accept(key));
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
