package io.rollcall.database;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

@Factory
final class DatabaseFactory {
    @Singleton
    @Bean(preDestroy = "close")
    SingleConnection connection(Connector connector, Clock clock) {
        return new SingleConnection(connector, clock);
    }

    /** Makes the data source of a function; a server that handles many requests at a time brings a pool in its place. */
    @Singleton
    @Named("default")
    @Requires(missingBeans = DataSource.class)
    DataSource dataSource(SingleConnection connection) {
        return new PlainDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return connection.borrow();
            }
        };
    }
}
