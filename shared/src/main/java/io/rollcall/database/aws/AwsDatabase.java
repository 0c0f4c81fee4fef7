package io.rollcall.database.aws;

import io.rollcall.database.DatabaseSettings;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import java.net.URI;
import java.util.Properties;

/**
 * Where a database of AWS is and who connects, without a password.
 *
 * @param address host, port and name, as a URL of PostgreSQL's driver has them behind {@code jdbc:}
 * @param user the database role
 * @param region where the database is
 * @param properties what the driver is told beside
 */
public record AwsDatabase(URI address, String user, String region, Properties properties) {
    private static final String PREFIX = "jdbc:";
    private static final int DEFAULT_PORT = 5432;

    /** @throws SettingException when the user, the region or the host is missing */
    public static AwsDatabase of(Settings settings, DatabaseSettings database) {
        String user = database.user()
                .orElseThrow(() -> new SettingException("DATABASE_USER: a token of AWS IAM is made for a user"));
        URI address = URI.create(database.url().substring(PREFIX.length()));
        if (address.getHost() == null) {
            throw new SettingException("DATABASE_URL: a token of AWS IAM is made for a host");
        }
        Properties properties = database.properties();
        properties.remove("password");
        // A token is a password for minutes: it is shown to nobody but the database itself.
        if (address.getQuery() == null || !address.getQuery().contains("sslmode=")) {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return new AwsDatabase(address, user, settings.required("AWS_REGION"), properties);
    }

    /** As the address has it, or PostgreSQL's own. */
    public int port() {
        return address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
    }
}
