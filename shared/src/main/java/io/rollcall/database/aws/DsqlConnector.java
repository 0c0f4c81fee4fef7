package io.rollcall.database.aws;

import io.rollcall.database.Connector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import software.amazon.dsql.jdbc.DSQLConnector;

/** Aurora DSQL, by AWS's own JDBC connector: it works out a token for each connection, or takes one that is still good. */
final class DsqlConnector implements Connector {
    private static final String PREFIX = "jdbc:aws-dsql:";

    /** Long enough for one connection to be made; DSQL asks for the token only then. */
    private static final String TOKEN_SECONDS = "60";

    private final AwsDatabase database;
    private final DSQLConnector driver = new DSQLConnector();

    DsqlConnector(AwsDatabase database) {
        this.database = database;
    }

    @Override
    public boolean locksByPrimaryKeyAlone() {
        return true;
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(database.properties());
        properties.setProperty("user", database.user());
        properties.setProperty("region", database.region());
        properties.setProperty("token-duration-secs", TOKEN_SECONDS);
        return driver.connect(PREFIX + database.address(), properties);
    }
}
