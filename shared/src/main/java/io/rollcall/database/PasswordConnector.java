package io.rollcall.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Connects with the password of the settings, by PostgreSQL's own driver.
 *
 * @param settings where the database is and who connects
 */
public record PasswordConnector(DatabaseSettings settings) implements Connector {
    @Override
    public Connection connect() throws SQLException {
        return Connector.open(settings.url(), settings.properties());
    }
}
