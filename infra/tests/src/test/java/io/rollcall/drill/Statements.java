package io.rollcall.drill;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.data.connection.ConnectionOperations;
import io.rollcall.idempotency.Idempotency;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/** Statements of a drill's own, over the connections and in the transactions of the program. */
final class Statements {
    private final ConnectionOperations<Connection> connections;
    private final Idempotency idempotency;

    @SuppressWarnings("unchecked")
    Statements(ApplicationContext context) {
        this.connections = context.getBean(Argument.of(ConnectionOperations.class, Connection.class));
        this.idempotency = context.getBean(Idempotency.class);
    }

    /** Runs work as every write is run: again, where another transaction was faster. */
    <T> T transaction(Class<T> type, Supplier<T> work) {
        return idempotency.once(Optional.empty(), type, work);
    }

    int update(String statement, Object... values) {
        return execute(statement, values, PreparedStatement::executeUpdate);
    }

    void read(String statement) {
        execute(statement, new Object[0], PreparedStatement::execute);
    }

    private <T> T execute(String statement, Object[] values, Execution<T> execution) {
        return connections.executeWrite(status -> {
            try (PreparedStatement prepared = status.getConnection().prepareStatement(statement)) {
                for (int i = 0; i < values.length; i++) {
                    prepared.setObject(i + 1, values[i]);
                }
                return execution.of(prepared);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    @FunctionalInterface
    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
