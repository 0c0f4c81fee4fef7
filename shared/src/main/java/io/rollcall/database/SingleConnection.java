package io.rollcall.database;

import io.rollcall.freeze.SnapshotAware;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of an execution environment, which handles one request at a time: opened when it is first needed, validated before
 * use after {@value #IDLE_SECONDS} s without use (an environment may thaw after the server has hung up), and renewed before an hour is over. Thread-safe.
 */
public final class SingleConnection implements SnapshotAware, AutoCloseable {
    private static final int IDLE_SECONDS = 5;
    private static final Duration IDLE = Duration.ofSeconds(IDLE_SECONDS);
    private static final Duration OLD = Duration.ofMinutes(50);
    private static final int PATIENCE_SECONDS = 1;

    private final Connector connector;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection held;
    private Instant openedAt = Instant.EPOCH;
    private Instant usedAt = Instant.EPOCH;

    SingleConnection(Connector connector, Clock clock) {
        this.connector = connector;
        this.clock = clock;
    }

    /**
     * Borrows the connection; closing it gives it back.
     *
     * @throws SQLException when there is none to be had within two seconds
     */
    Connection borrow() throws SQLException {
        Deadline.requireTime();
        if (!awaitTurn()) {
            throw new SQLTransientConnectionException("The connection is in use", "08001");
        }
        try {
            Connection connection = held;
            if (connection == null || isSpent(connection)) {
                discard();
                connection = connect();
            }
            return BoundedConnection.of(connection, this::release);
        } catch (SQLException | RuntimeException failed) {
            turn.unlock();
            throw failed;
        }
    }

    /** Opens the connection before its first use; returns false where the database is unavailable. */
    public boolean tryOpen() {
        try {
            borrow().close();
            return true;
        } catch (SQLException unavailable) {
            return false;
        }
    }

    private void release(Connection connection, boolean usable) {
        usedAt = clock.instant();
        if (!usable) {
            discard();
        }
        turn.unlock();
    }

    /** The next borrower gets a new connection. */
    @Override
    public void forget() {
        close();
    }

    @Override
    public void close() {
        turn.lock();
        try {
            discard();
        } finally {
            turn.unlock();
        }
    }

    private boolean awaitTurn() {
        try {
            return turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isSpent(Connection connection) throws SQLException {
        Instant now = clock.instant();
        return connection.isClosed()
                || now.isAfter(openedAt.plus(OLD))
                || now.isAfter(usedAt.plus(IDLE)) && !connection.isValid(PATIENCE_SECONDS);
    }

    private Connection connect() throws SQLException {
        Connection connection = connector.connect();
        held = connection;
        openedAt = clock.instant();
        usedAt = openedAt;
        return connection;
    }

    private void discard() {
        Connection connection = held;
        held = null;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                // It was to be thrown away.
            }
        }
    }
}
