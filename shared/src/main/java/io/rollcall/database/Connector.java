package io.rollcall.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections: it knows where the database is and how one proves to it who one is. Safe for use by many threads. */
public interface Connector {
    /**
     * A new connection in auto-commit mode. What proves who one is may be a token of minutes: it is made for each connection.
     *
     * @throws SQLException when there is none to be had within two seconds
     */
    Connection connect() throws SQLException;
}
