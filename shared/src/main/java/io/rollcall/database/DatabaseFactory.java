package io.rollcall.database;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.rollcall.database.aws.AwsDatabase;
import io.rollcall.database.aws.RdsConnector;
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

    @Singleton
    Connector connector(Settings settings, Clock clock, BeanProvider<DsqlConnectors> dsql) {
        DatabaseSettings database = DatabaseSettings.from(settings);
        return switch (DatabaseIam.from(settings)) {
            case NONE -> new PasswordConnector(database);
            case RDS -> new RdsConnector(settings, AwsDatabase.of(settings, database), clock);
            case DSQL -> dsql(dsql).connector(settings, database);
        };
    }

    private static DsqlConnectors dsql(BeanProvider<DsqlConnectors> dsql) {
        if (!dsql.isPresent()) {
            throw new SettingException(
                    DatabaseIam.SETTING + ": this package was built without AWS's connector; build it with -Pdsql");
        }
        return dsql.get();
    }
}
