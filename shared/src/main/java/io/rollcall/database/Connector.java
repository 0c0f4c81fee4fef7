package io.rollcall.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections: it knows where the database is and how one proves to it who one is. Safe for use by many threads. */
public interface Connector {
    /**
     * A new connection in auto-commit mode. What proves who one is may be a token of minutes: it is made for each connection.
     *
     * @throws SQLException when there is none to be had within two seconds
     */
    Connection connect() throws SQLException;

    /** Whether the database locks rows only where each is found by its whole primary key, as Aurora DSQL does. */
    default boolean locksByPrimaryKeyAlone() {
        return false;
    }

    /** Connects by PostgreSQL's own driver, which is not looked for among all drivers that there are. */
    static Connection open(String url, Properties properties) throws SQLException {
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("The driver does not take this URL", "08001");
        }
        return connection;
    }
}
