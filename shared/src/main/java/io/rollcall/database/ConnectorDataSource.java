package io.rollcall.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a new connection for every borrower; a pool stands in front of it. Thread-safe. */
public final class ConnectorDataSource extends PlainDataSource {
    private final Connector connector;

    /** Makes a data source over a connector. */
    public ConnectorDataSource(Connector connector) {
        this.connector = connector;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return BoundedConnection.of(connector.connect(), (connection, usable) -> connection.close());
    }
}
