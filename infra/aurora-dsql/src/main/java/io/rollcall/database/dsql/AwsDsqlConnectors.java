package io.rollcall.database.dsql;

import io.rollcall.database.Connector;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.database.DsqlConnectors;
import io.rollcall.database.aws.AwsDatabase;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;

@Singleton
final class AwsDsqlConnectors implements DsqlConnectors {
    @Override
    public Connector connector(Settings settings, DatabaseSettings database) {
        return new DsqlConnector(AwsDatabase.of(settings, database));
    }
}
