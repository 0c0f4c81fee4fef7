package io.rollcall.database.aws;

import io.micronaut.context.annotation.Factory;
import io.rollcall.database.Connector;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.database.PasswordConnector;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Chooses the way to the database: only the classes of the one that is chosen are loaded. */
@Factory
final class ConnectorFactory {
    @Singleton
    Connector connector(Settings settings, Clock clock) {
        DatabaseSettings database = DatabaseSettings.from(settings);
        return switch (DatabaseIam.from(settings)) {
            case NONE -> new PasswordConnector(database);
            case RDS -> new RdsConnector(settings, AwsDatabase.of(settings, database), clock);
            case DSQL -> new DsqlConnector(AwsDatabase.of(settings, database));
        };
    }
}
