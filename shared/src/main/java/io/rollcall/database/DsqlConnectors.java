package io.rollcall.database;

import io.rollcall.setting.Settings;

/** Makes the connector for Aurora DSQL; only a package that is built with -Pdsql holds one of these, because AWS's connector is heavy. */
public interface DsqlConnectors {
    /** @throws io.rollcall.setting.SettingException when a setting is missing or wrong */
    Connector connector(Settings settings, DatabaseSettings database);
}
