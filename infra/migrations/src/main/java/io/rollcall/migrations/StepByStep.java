package io.rollcall.migrations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Applies files to Aurora DSQL, where Flyway cannot: it takes an advisory lock, and DSQL has none. Each statement is a transaction of
 * its own, because DSQL takes one statement of structure in each; a statement may run twice, so that two who migrate at once, or one
 * who starts again after half a file, end at the same place.
 */
final class StepByStep {
    /** The table that remembers; no role of a function may read it. */
    static final String HISTORY = "schema_history";

    private final Connection connection;

    /** @param connection in auto-commit mode */
    StepByStep(Connection connection) {
        this.connection = connection;
    }

    /** @throws IllegalStateException when tables of someone else's are there, or a file that was applied has changed since */
    void apply(List<Script> scripts) throws SQLException {
        begin();
        for (Script script : scripts) {
            String checksum = checksum(script.text());
            Optional<String> applied = applied(script.name());
            if (applied.isEmpty()) {
                for (String statement : script.statements()) {
                    execute(statement);
                }
                remember(script.name(), checksum);
            } else if (!applied.get().equals(checksum)) {
                throw new IllegalStateException(script.name() + " has changed since it was applied");
            }
        }
    }

    /** Runs one statement, again where another change of the structure was in its way. */
    void execute(String sql) throws SQLException {
        Conflicts.retry(() -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private void begin() throws SQLException {
        if (count("table_name = '" + HISTORY + "'") == 0 && count("true") > 0) {
            throw new IllegalStateException("The database holds tables of something else");
        }
        execute("CREATE TABLE IF NOT EXISTS " + HISTORY
                + " (script text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL)");
    }

    private long count(String condition) throws SQLException {
        return Conflicts.retry(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public' AND "
                                    + condition)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private Optional<String> applied(String script) throws SQLException {
        return Conflicts.retry(() -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT checksum FROM " + HISTORY + " WHERE script = ?")) {
                statement.setString(1, script);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    private void remember(String script, String checksum) throws SQLException {
        Conflicts.retry(() -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO " + HISTORY + " VALUES (?, ?, now()) ON CONFLICT (script) DO NOTHING")) {
                statement.setString(1, script);
                statement.setString(2, checksum);
                return statement.executeUpdate();
            }
        });
    }

    private static String checksum(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
