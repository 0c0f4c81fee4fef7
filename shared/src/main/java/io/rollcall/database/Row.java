package io.rollcall.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The row that is being read, by column names. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public UUID uuid(String column) throws SQLException {
        return rows.getObject(column, UUID.class);
    }

    public String text(String column) throws SQLException {
        return rows.getString(column);
    }

    public Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(rows.getString(column));
    }

    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    public boolean bool(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    public LocalDate date(String column) throws SQLException {
        return rows.getObject(column, LocalDate.class);
    }

    public Instant time(String column) throws SQLException {
        return maybeTime(column).orElseThrow();
    }

    public Optional<Instant> maybeTime(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
