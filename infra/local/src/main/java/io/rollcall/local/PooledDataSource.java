package io.rollcall.local;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.database.Connector;
import io.rollcall.database.ConnectorDataSource;
import io.rollcall.database.Deadline;
import io.rollcall.database.PlainDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Many connections for a server that handles many requests at once. */
public final class PooledDataSource extends PlainDataSource implements AutoCloseable {
    private static final int SIZE = 20;
    private static final int PATIENCE_MILLIS = 1_500;
    private static final int VALIDATION_MILLIS = 1_000;
    private static final int KEEPALIVE_MILLIS = 30_000;

    /** For how long one vain wait speaks for all who come without an idle connection in sight, unless another has got one since. */
    private static final long VAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);

    private final HikariDataSource pool;
    private final AtomicLong vainAt = new AtomicLong(System.nanoTime() - VAIN_NANOS);

    /** Makes a pool of connections that a connector opens. */
    public PooledDataSource(Connector connector) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new ConnectorDataSource(connector));
        config.setMaximumPoolSize(SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setKeepaliveTime(KEEPALIVE_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setPoolName("rollcall");
        this.pool = new HikariDataSource(config);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Deadline.requireTime();
        if (System.nanoTime() - vainAt.get() < VAIN_NANOS
                && pool.getHikariPoolMXBean().getIdleConnections() == 0) {
            throw new SQLTransientConnectionException("A moment ago there was no connection to be had", "08001");
        }
        try {
            Connection connection = pool.getConnection();
            vainAt.set(System.nanoTime() - VAIN_NANOS);
            return connection;
        } catch (SQLException none) {
            vainAt.set(System.nanoTime());
            throw none;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
