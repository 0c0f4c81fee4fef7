package io.rollcall.database;

import io.rollcall.freeze.Forgetful;
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
 * One connection for one running copy of a function, which handles one request at a time: opened when it is first needed, tried
 * before use when it has been idle (a frozen copy may thaw after the server has hung up), and renewed before an hour is over.
 */
final class SingleConnection implements ConnectionSource, Forgetful {
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration OLD = Duration.ofMinutes(50);
    private static final int PATIENCE_SECONDS = 1;

    private final Connector connector;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection open;
    private Instant openedAt = Instant.EPOCH;
    private Instant usedAt = Instant.EPOCH;

    SingleConnection(Connector connector, Clock clock) {
        this.connector = connector;
        this.clock = clock;
    }

    @Override
    public Connection take() throws SQLException {
        if (!awaitTurn()) {
            throw new SQLTransientConnectionException("The connection is in use", "08001");
        }
        try {
            Connection connection = open;
            if (connection == null || isSpent(connection)) {
                discard();
                connection = connect();
            }
            return connection;
        } catch (SQLException | RuntimeException failed) {
            turn.unlock();
            throw failed;
        }
    }

    @Override
    public void give(Connection connection, boolean usable) {
        usedAt = clock.instant();
        if (!usable) {
            discard();
        }
        turn.unlock();
    }

    @Override
    public boolean locksByPrimaryKeyAlone() {
        return connector.locksByPrimaryKeyAlone();
    }

    /** The next to ask gets a new connection. */
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
        open = connection;
        openedAt = clock.instant();
        usedAt = openedAt;
        return connection;
    }

    private void discard() {
        Connection connection = open;
        open = null;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                // It was to be thrown away.
            }
        }
    }
}
