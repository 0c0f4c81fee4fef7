package io.rollcall.database;

import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the database is and who connects.
 *
 * @param url a JDBC URL without credentials
 * @param user may be left to the URL or the server
 * @param password never shown
 */
public record DatabaseSettings(String url, Optional<String> user, Optional<String> password) {
    /** How long one answer of the database may take. */
    static final int ANSWER_MILLIS = 2_000;

    private static final String SETTING = "DATABASE_URL";
    private static final String JDBC = "jdbc:postgresql:";

    /** Reads {@code DATABASE_URL}, {@code DATABASE_USER} (or {@code ROLLCALL_DATABASE_USER}) and {@code DATABASE_PASSWORD}; they win over the URL. */
    public static DatabaseSettings from(Settings settings) {
        String text = settings.required(SETTING);
        DatabaseSettings read =
                text.startsWith(JDBC) ? new DatabaseSettings(text, Optional.empty(), Optional.empty()) : fromUri(text);
        return new DatabaseSettings(
                read.url,
                settings.text("DATABASE_USER")
                        .or(() -> settings.text("ROLLCALL_DATABASE_USER"))
                        .or(read::user),
                settings.text("DATABASE_PASSWORD").or(read::password));
    }

    /** What the driver is told: credentials, and time-outs that end before the gateway's. */
    public Properties properties() {
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "2");
        properties.setProperty("socketTimeout", "2");
        properties.setProperty("tcpKeepAlive", "true");
        // A failed statement's detail shows the row's values, and the failure may be logged.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("ApplicationName", "rollcall");
        properties.setProperty("assumeMinServerVersion", "12");
        return properties;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[]";
    }

    private static DatabaseSettings fromUri(String text) {
        try {
            URI uri = new URI(text);
            boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (!known
                    || uri.getHost() == null
                    || uri.getPath() == null
                    || uri.getPath().length() < 2) {
                throw malformed();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String[] credentials = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            return new DatabaseSettings(
                    JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query,
                    part(credentials, 0),
                    part(credentials, 1));
        } catch (URISyntaxException notAUri) {
            throw malformed();
        }
    }

    private static Optional<String> part(String[] credentials, int index) {
        return credentials.length > index
                ? Optional.of(URLDecoder.decode(credentials[index].replace("+", "%2B"), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static SettingException malformed() {
        return new SettingException(
                SETTING + ": must be postgresql://user:password@host/database or jdbc:postgresql://host/database");
    }
}
