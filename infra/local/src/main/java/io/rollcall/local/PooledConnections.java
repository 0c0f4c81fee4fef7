package io.rollcall.local;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.database.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** Many connections for a server that handles many requests at once. */
public final class PooledConnections implements ConnectionSource {
    private static final int SIZE = 20;
    private static final int PATIENCE_MILLIS = 1_500;
    private static final int VALIDATION_MILLIS = 1_000;
    private static final int KEEPALIVE_MILLIS = 30_000;

    private final HikariDataSource pool;

    /**
     * @param url a JDBC URL without credentials
     * @param properties for the driver: credentials and time-outs
     */
    public PooledConnections(String url, Properties properties) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setKeepaliveTime(KEEPALIVE_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setPoolName("rollcall");
        this.pool = new HikariDataSource(config);
    }

    /** For those who run whole scripts, such as migrations. */
    HikariDataSource dataSource() {
        return pool;
    }

    @Override
    public Connection take() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void give(Connection connection, boolean usable) {
        if (!usable) {
            pool.evictConnection(connection);
        }
        try {
            connection.close();
        } catch (SQLException gone) {
            // The pool has dropped it.
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
