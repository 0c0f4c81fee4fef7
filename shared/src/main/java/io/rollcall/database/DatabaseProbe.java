package io.rollcall.database;

import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks the database whether it answers. Thread-safe. */
@Singleton
public final class DatabaseProbe {
    private static final int PATIENCE_SECONDS = 1;

    private final ConnectionOperations<Connection> connections;

    DatabaseProbe(ConnectionOperations<Connection> connections) {
        this.connections = connections;
    }

    /** Returns true if a statement is answered within a second. */
    public boolean isAnswering() {
        try {
            return connections.executeRead(status -> isValid(status.getConnection()));
        } catch (RuntimeException unavailable) {
            return false;
        }
    }

    private static boolean isValid(Connection connection) {
        try {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException unavailable) {
            return false;
        }
    }
}
