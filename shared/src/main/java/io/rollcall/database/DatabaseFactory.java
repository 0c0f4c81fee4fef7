package io.rollcall.database;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

@Factory
final class DatabaseFactory {
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = ConnectionSource.class)
    SingleConnection connection(Connector connector, Clock clock) {
        return new SingleConnection(connector, clock);
    }
}
