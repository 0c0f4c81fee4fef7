package io.rollcall.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.Driver;

/**
 * Connects with the password of the settings, by PostgreSQL's own driver.
 *
 * @param settings where the database is and who connects
 */
public record PasswordConnector(DatabaseSettings settings) implements Connector {
    @Override
    public Connection connect() throws SQLException {
        Connection connection = new Driver().connect(settings.url(), settings.properties());
        if (connection == null) {
            throw new SQLException("The driver does not take this URL", "08001");
        }
        return connection;
    }
}
