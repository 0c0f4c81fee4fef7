package io.rollcall.database;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
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

    /** Where AWS's connectors are on the class path, they bring their own. */
    @Singleton
    @Requires(missingBeans = Connector.class)
    Connector connector(Settings settings) {
        if (DatabaseIam.from(settings) != DatabaseIam.NONE) {
            throw new SettingException(
                    DatabaseIam.SETTING + ": this package was built without AWS's connectors; build it with -Paws");
        }
        return new PasswordConnector(DatabaseSettings.from(settings));
    }
}
