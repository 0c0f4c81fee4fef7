package io.rollcall.database;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Invalid;
import io.rollcall.failure.Unavailable;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work on a connection and says what a failure means: a conflict is tried again, up to {@value #TRIES} times in all with a
 * growing, jittered pause; a database that is away, full or late becomes {@link Unavailable}; the rest is a fault of ours.
 */
@Singleton
public final class Database {
    static final int TRIES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int FIRST_PAUSE_MILLIS = 10;

    private final ConnectionSource connections;
    private final SecureRandom random;

    Database(ConnectionSource connections, SecureRandom random) {
        this.connections = connections;
        this.random = random;
    }

    /**
     * Work on a connection.
     *
     * @param <T> what it yields
     */
    @FunctionalInterface
    public interface Work<T> {
        T run(Sql sql) throws SQLException;
    }

    /** Runs statements that each stand for themselves. */
    public <T> T run(Work<T> work) {
        return attempt(connection -> work.run(sql(connection)));
    }

    /** Runs statements that happen together or not at all; a {@link Failure} or any other exception undoes them. */
    public <T> T transaction(Work<T> work) {
        return attempt(connection -> {
            connection.setAutoCommit(false);
            try {
                Sql sql = sql(connection);
                T result = work.run(sql);
                sql.commit();
                connection.setAutoCommit(true);
                return result;
            } catch (Throwable failed) {
                undo(connection, failed);
                throw failed;
            }
        });
    }

    private Sql sql(Connection connection) {
        return new Sql(connection, Deadline.current(), connections.locksByPrimaryKeyAlone());
    }

    private <T> T attempt(OnConnection<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException failed) {
                if (!SqlStates.isConflict(failed) || attempt == TRIES) {
                    throw meaning(failed);
                }
                pause(attempt);
            }
        }
    }

    private <T> T once(OnConnection<T> work) throws SQLException {
        Optional<Deadline> deadline = Deadline.current();
        if (deadline.filter(Deadline::isTooNear).isPresent()) {
            throw new Unavailable();
        }
        Connection connection = take();
        boolean usable = false;
        try {
            T result = work.run(connection);
            usable = true;
            return result;
        } catch (Failure refused) {
            usable = true;
            throw refused;
        } catch (SQLException failed) {
            usable = SqlStates.isCanceled(failed) || !SqlStates.isAway(failed);
            throw failed;
        } finally {
            connections.give(connection, usable && isReset(connection, deadline));
        }
    }

    /** The next borrower waits for an answer as long as the settings say, not as long as this one had left. */
    private static boolean isReset(Connection connection, Optional<Deadline> deadline) {
        if (deadline.isEmpty()) {
            return true;
        }
        try {
            connection.setNetworkTimeout(Runnable::run, DatabaseSettings.ANSWER_MILLIS);
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }

    /** Whatever the reason why there is no connection, a wrong password included, the same request may succeed later. */
    private Connection take() {
        try {
            return connections.take();
        } catch (SQLException none) {
            LOG.warn("There is no connection to the database: {}", none.getSQLState());
            throw new Unavailable();
        }
    }

    private static void undo(Connection connection, Throwable failed) throws SQLException {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            failed.addSuppressed(gone);
            connection.abort(Runnable::run);
        }
    }

    private static RuntimeException meaning(SQLException failed) {
        if (SqlStates.isAway(failed) || SqlStates.isConflict(failed)) {
            LOG.warn("The database is away or overloaded: {}", failed.getSQLState());
            return new Unavailable();
        }
        if (SqlStates.isTooLarge(failed)) {
            return new Invalid("body", "The database does not take so much in one write; send it in parts");
        }
        return new IllegalStateException("A statement failed: " + failed.getSQLState(), failed);
    }

    private void pause(int attempt) {
        int most = FIRST_PAUSE_MILLIS << attempt;
        try {
            Thread.sleep(random.nextInt(most / 2, most));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable();
        }
    }

    @FunctionalInterface
    private interface OnConnection<T> {
        T run(Connection connection) throws SQLException;
    }
}
