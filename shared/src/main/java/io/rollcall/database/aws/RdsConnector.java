package io.rollcall.database.aws;

import io.rollcall.aws.AwsCredentials;
import io.rollcall.aws.NoCredentials;
import io.rollcall.database.Connector;
import io.rollcall.setting.Settings;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Aurora PostgreSQL and RDS: PostgreSQL's own driver, with a token in place of the password. A token is a signed request that is never sent
 * (RDS user guide, "Connecting to your DB instance using IAM authentication"); a new one is worked out for each connection.
 */
public final class RdsConnector implements Connector {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private final Settings settings;
    private final AwsDatabase database;
    private final Clock clock;

    /**
     * Connects to this database.
     *
     * @param settings where AWS's credentials are
     */
    public RdsConnector(Settings settings, AwsDatabase database, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(database.properties());
        properties.setProperty("user", database.user());
        properties.setProperty("password", freshToken());
        return Connector.open("jdbc:" + database.address(), properties);
    }

    private String freshToken() throws SQLException {
        try {
            return token();
        } catch (NoCredentials none) {
            throw new SQLException(none.getMessage(), "08001");
        }
    }

    /** Good for 15 minutes, for this host, port and user alone. */
    public String token() {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol("https")
                .host(database.address().getHost())
                .port(database.port())
                .encodedPath("/")
                .putRawQueryParameter("Action", "connect")
                .putRawQueryParameter("DBUser", database.user())
                .build();
        AwsCredentialsIdentity identity = AwsCredentials.of(settings);
        URI signed = SIGNER.sign(signing -> signing.identity(identity)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, database.region())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFE)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri();
        return signed.toString().substring("https://".length());
    }
}
