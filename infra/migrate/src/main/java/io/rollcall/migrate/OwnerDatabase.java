package io.rollcall.migrate;

import io.rollcall.database.Connector;
import io.rollcall.database.PlainDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The connector as Flyway takes it: each connection a new one, which may wait longer for an answer than a request's may. At a first deploy the
 * cluster and the IAM role are seconds old, and not every part of AWS knows them yet, so a refusal is tried again for a while.
 */
final class OwnerDatabase extends PlainDataSource {
    /** How long a refusal is tried again. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int ANSWER_MILLIS = 600_000;
    private static final long PAUSE_MILLIS = 1_000;
    private static final String CONNECTION = "08";
    private static final String AUTHORIZATION = "28";

    private final Connector connector;
    private final Duration patience;

    /** @param patience for how long a refusal is tried again */
    OwnerDatabase(Connector connector, Duration patience) {
        this.connector = connector;
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = patiently(System.nanoTime() + patience.toNanos());
        connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        return connection;
    }

    private Connection patiently(long until) throws SQLException {
        while (true) {
            try {
                return connector.connect();
            } catch (SQLException refused) {
                if (!mayPass(refused)
                        || System.nanoTime() > until
                        || Thread.currentThread().isInterrupted()) {
                    throw refused;
                }
                LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000);
            }
        }
    }

    private static boolean mayPass(SQLException refused) {
        String state = refused.getSQLState();
        return state != null && (state.startsWith(CONNECTION) || state.startsWith(AUTHORIZATION));
    }
}
