package io.rollcall.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Lends connections. Safe for use by many threads. */
public interface ConnectionSource extends AutoCloseable {
    /**
     * A connection in auto-commit mode that answered a moment ago.
     *
     * @throws SQLException when none can be had within two seconds
     */
    Connection take() throws SQLException;

    /**
     * Gives a connection back.
     *
     * @param usable false when the connection failed, so that it is not lent again
     */
    void give(Connection connection, boolean usable);

    /** As {@link Connector#locksByPrimaryKeyAlone}. */
    default boolean locksByPrimaryKeyAlone() {
        return false;
    }

    @Override
    void close();
}
