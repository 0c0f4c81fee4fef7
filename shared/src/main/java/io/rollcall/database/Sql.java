package io.rollcall.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgStatement;

/** Statements on one connection. Values are always parameters, never part of the text. */
public final class Sql {
    /** What it takes to have the server end a statement, before the wait for its answer is over. */
    private static final int CANCEL_MILLIS = 250;

    private final Connection connection;
    private final Optional<Deadline> deadline;
    private final String lockOfMany;

    Sql(Connection connection, Optional<Deadline> deadline, boolean locksByPrimaryKeyAlone) {
        this.connection = connection;
        this.deadline = deadline;
        this.lockOfMany = locksByPrimaryKeyAlone ? "" : " FOR UPDATE";
    }

    /**
     * Reads one row.
     *
     * @param <T> what the row becomes
     */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    /** The first row, or nothing. */
    public <T> Optional<T> one(String text, Reading<T> reading, @Nullable Object... values) throws SQLException {
        List<T> rows = list(text, reading, values);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** All rows, in order. */
    public <T> List<T> list(String text, Reading<T> reading, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(text, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            Row row = new Row(rows);
            while (rows.next()) {
                list.add(reading.of(row));
            }
            return list;
        }
    }

    /** How many rows changed. */
    public int update(String text, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(text, values)) {
            return statement.executeUpdate();
        }
    }

    /** Many values as one parameter. */
    public Array array(String type, List<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /**
     * What locks rows that are found in any other way than by a whole primary key. Empty where the database knows no such lock: there
     * whoever changes what was read says in which version, and is {@link Overtaken} or not.
     */
    public String lockOfMany() {
        return lockOfMany;
    }

    void commit() throws SQLException {
        if (deadline.isPresent()) {
            boundWait(deadline.get().remainingMillis() + Deadline.COMMIT.toMillis());
        }
        connection.commit();
    }

    /** How long the next answer is waited for, in milliseconds. */
    private int boundWait(long remainingMillis) throws SQLException {
        if (remainingMillis <= 0) {
            throw new SQLTimeoutException("The request's time is over", SqlStates.QUERY_CANCELED);
        }
        int wait = Math.toIntExact(Math.min(remainingMillis, DatabaseSettings.ANSWER_MILLIS));
        connection.setNetworkTimeout(Runnable::run, wait);
        return wait;
    }

    private PreparedStatement prepare(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        if (deadline.isPresent()) {
            int wait = boundWait(deadline.get().remainingMillis());
            // The server ends what nobody waits for any more: a closed connection alone would leave it at work.
            statement.unwrap(PgStatement.class).setQueryTimeoutMs(Math.max(1, wait - CANCEL_MILLIS));
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        return statement;
    }
}
