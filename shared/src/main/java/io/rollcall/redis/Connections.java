package io.rollcall.redis;

import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.util.JedisURIHelper;

/** Connections whose time-outs leave room for an answer without Redis. */
final class Connections {
    private static final int TIMEOUT_MILLIS = 500;
    private static final int MOST = 16;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private Connections() {}

    static JedisPooled pool(URI uri) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MOST);
        pool.setMaxIdle(MOST);
        pool.setMaxWait(PATIENCE);
        return new JedisPooled(address(uri), config(uri, TIMEOUT_MILLIS), pool);
    }

    static HostAndPort address(URI uri) {
        return new HostAndPort(uri.getHost(), uri.getPort() < 0 ? 6379 : uri.getPort());
    }

    /** @param readMillis how long an answer may take; 0 for a connection that waits for messages */
    static JedisClientConfig config(URI uri, int readMillis) {
        return DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(TIMEOUT_MILLIS)
                .socketTimeoutMillis(readMillis)
                .user(JedisURIHelper.getUser(uri))
                .password(JedisURIHelper.getPassword(uri))
                .database(JedisURIHelper.getDBIndex(uri))
                .ssl(JedisURIHelper.isRedisSSLScheme(uri))
                .build();
    }
}
