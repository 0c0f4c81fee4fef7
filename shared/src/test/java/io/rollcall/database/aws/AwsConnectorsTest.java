package io.rollcall.database.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.rollcall.database.Connector;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.database.PasswordConnector;
import io.rollcall.setting.PlainContext;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import io.rollcall.setting.StartUp;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.jdbc.PgStatement;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dsql.DsqlUtilities;
import software.amazon.dsql.jdbc.TokenManager;

/** Connections to a real PostgreSQL over TLS, where the password of a role is the token that AWS's signer makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsConnectorsTest {
    private static final String ROLE = "rollcall_employees";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private TlsPostgres postgres;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        System.setProperty("aws.sessionToken", "a session/token+");
        postgres = TlsPostgres.start(folder);
        postgres.execute("CREATE ROLE " + ROLE + " LOGIN");
    }

    @AfterAll
    void stop() throws Exception {
        postgres.close();
        TokenManager.clearCache();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty("aws.sessionToken");
    }

    @Test
    void anRdsTokenIsARequestThatIsNeverSent() {
        RdsConnector connector = rds("jdbc:postgresql://db.cluster-x.eu-central-1.rds.amazonaws.com/rollcall", NOON);
        String token = connector.token();
        assertTrue(
                token.startsWith(
                        "db.cluster-x.eu-central-1.rds.amazonaws.com:5432/?Action=connect&DBUser=" + ROLE + "&"),
                token);
        for (String part : new String[] {
            "X-Amz-Algorithm=AWS4-HMAC-SHA256",
            "X-Amz-Date=20261122T120000Z",
            "X-Amz-Expires=900",
            "X-Amz-SignedHeaders=host",
            "X-Amz-Security-Token=a%20session%2Ftoken%2B",
            "X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-central-1%2Frds-db%2Faws4_request"
        }) {
            assertTrue(token.contains("&" + part), () -> part + " in " + token);
        }
        assertTrue(token.matches(".*&X-Amz-Signature=[0-9a-f]{64}(&.*)?"), token);
    }

    /** Worked out by botocore 1.44.5 for the same keys, host, port, user, region and second. */
    @Test
    void anRdsTokenIsTheOneThatBotocoreMakes() {
        String token = rds("jdbc:postgresql://db.test:5433/rollcall", NOON).token();
        assertEquals(RDS_SIGNATURE, token.replaceAll(".*X-Amz-Signature=([0-9a-f]+).*", "$1"));
    }

    private static final String RDS_SIGNATURE = "bf799c26899bd6a54dd76b19c1f3cc6270f2f1bf872f61ac96c679d7ba04abc4";

    @Test
    void eachConnectionHasATokenOfItsOwn() {
        String url = "jdbc:postgresql://db.test/rollcall";
        assertTrue(!rds(url, NOON).token().equals(rds(url, NOON.plusSeconds(1)).token()));
    }

    @Test
    void aDatabaseTakesAnRdsTokenForAPassword() throws SQLException {
        RdsConnector connector = rds(postgres.url("127.0.0.1"), NOON);
        postgres.password(ROLE, connector.token());
        assertEquals(ROLE, user(connector));
        SQLException refused = assertThrows(
                SQLException.class,
                () -> rds(postgres.url("127.0.0.1"), NOON.plusSeconds(1)).connect());
        assertEquals("28P01", refused.getSQLState());
    }

    /** The connector's clock is the machine's, so the token of this very second is tried, and of the next one again. */
    @Test
    void aDatabaseTakesADsqlTokenForAPassword() throws SQLException {
        Connector connector = connector("dsql", postgres.url("127.0.0.1"));
        assertInstanceOf(DsqlConnector.class, connector);
        SQLException last = null;
        for (int attempt = 0; attempt < 50; attempt++) {
            TokenManager.clearCache();
            postgres.password(ROLE, dsqlToken());
            try {
                assertEquals(ROLE, user(connector));
                return;
            } catch (SQLException anotherSecond) {
                assertEquals("28P01", anotherSecond.getSQLState());
                last = anotherSecond;
            }
        }
        throw new AssertionError("No token was taken", last);
    }

    @Test
    void aDsqlTokenIsForTheHostAndAFunctionsRole() {
        String token = dsqlToken();
        assertTrue(token.startsWith("127.0.0.1/?Action=DbConnect&"), token);
        assertTrue(token.contains("X-Amz-Expires=60"), token);
    }

    @ParameterizedTest
    @CsvSource({"rds", "dsql"})
    void aServerWithAnotherCertificateSeesNoToken(String iam) {
        SQLException refused = assertThrows(
                SQLException.class, () -> connector(iam, postgres.bareUrl()).connect());
        assertEquals("08006", refused.getSQLState());
    }

    @Test
    void withoutIamAPasswordServes() throws SQLException {
        postgres.password(ROLE, "a password");
        Map<String, String> settings = settings("none", postgres.url("127.0.0.1"));
        settings.put("DATABASE_PASSWORD", "a password");
        Connector connector = connector(new Settings(settings));
        assertInstanceOf(PasswordConnector.class, connector);
        assertEquals(ROLE, user(connector));
    }

    @ParameterizedTest
    @CsvSource({"DATABASE_USER", "AWS_REGION", "DATABASE_URL"})
    void whatATokenNeedsIsAskedForByName(String missing) {
        Map<String, String> settings = settings("rds", "jdbc:postgresql://db.test/rollcall");
        settings.remove(missing);
        SettingException refused = assertThrows(SettingException.class, () -> connector(new Settings(settings)));
        assertTrue(refused.toString().contains(missing), refused::toString);
    }

    private static String dsqlToken() {
        return DsqlUtilities.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(DefaultCredentialsProvider.builder().build())
                .build()
                .generateDbConnectAuthToken(
                        token -> token.hostname("127.0.0.1").expiresIn(java.time.Duration.ofSeconds(60)));
    }

    private static RdsConnector rds(String url, Instant now) {
        Settings settings = new Settings(settings("rds", url));
        return new RdsConnector(
                settings, AwsDatabase.of(settings, DatabaseSettings.from(settings)), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Connector connector(String iam, String url) {
        return connector(new Settings(settings(iam, url)));
    }

    /** As a function's start makes it. */
    private static Connector connector(Settings settings) {
        try (ApplicationContext context =
                new PlainContext().singletons(settings).start()) {
            return context.getBean(Connector.class);
        } catch (RuntimeException failed) {
            throw StartUp.settingIn(failed);
        }
    }

    private static Map<String, String> settings(String iam, String url) {
        return new HashMap<>(Map.of(
                "DATABASE_URL",
                url,
                "DATABASE_USER",
                ROLE,
                "AWS_REGION",
                "eu-central-1",
                "ROLLCALL_DATABASE_IAM",
                iam,
                "AWS_ACCESS_KEY_ID",
                "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_SESSION_TOKEN",
                "a session/token+"));
    }

    /** With the time-outs that every statement of ours has, whatever the connector has wrapped around the driver. */
    private static String user(Connector connector) throws SQLException {
        try (Connection connection = connector.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT current_user || ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            connection.setNetworkTimeout(Runnable::run, 2_000);
            statement.unwrap(PgStatement.class).setQueryTimeoutMs(1_000);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1).replaceAll("true$", "");
            }
        }
    }
}
