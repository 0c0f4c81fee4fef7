package io.rollcall.database.aws;

import io.rollcall.setting.Settings;
import java.util.List;
import java.util.Locale;

/** Whether a token of AWS IAM is the password, and whose. */
public enum DatabaseIam {
    /** A password. */
    NONE,

    /** Aurora PostgreSQL and RDS. */
    RDS,

    /** Aurora DSQL. */
    DSQL;

    /** The setting. */
    public static final String SETTING = "ROLLCALL_DATABASE_IAM";

    /** @throws io.rollcall.setting.SettingException when it is something else */
    public static DatabaseIam from(Settings settings) {
        return valueOf(settings.choice(SETTING, List.of("none", "rds", "dsql")).toUpperCase(Locale.ROOT));
    }
}
