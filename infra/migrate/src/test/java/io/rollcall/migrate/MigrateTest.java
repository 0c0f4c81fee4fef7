package io.rollcall.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.secret.SecretsManager;
import io.rollcall.setting.Settings;
import io.rollcall.testing.MotoServer;
import io.rollcall.token.SigningKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrate function on an empty PostgreSQL, with the secrets in moto and the answers put to a server of ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMIN_PASSWORD = "the first administrator's own";

    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private EmbeddedPostgres postgres;
    private HttpServer stack;
    private MotoServer aws;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(MotoServer.program().isPresent(), "not run: infra/moto.sh has not installed moto");
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        aws = MotoServer.start(Integer.MAX_VALUE);
        stack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stack.createContext("/answer", exchange -> {
            JsonNode answer = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean right = "PUT".equals(exchange.getRequestMethod())
                    && exchange.getRequestHeaders().get("Content-Type") == null
                    && "Signature=s&x=%2F".equals(exchange.getRequestURI().getRawQuery());
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                answers.add(answer);
                exchange.sendResponseHeaders(right ? 200 : 400, -1);
            }
            exchange.close();
        });
        stack.start();
        aws.secret("password", ADMIN_PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        if (aws != null) {
            aws.close();
            stack.stop(0);
            postgres.close();
        }
    }

    @Test
    void aFirstDeployMakesTablesRolesKeyAndAdministrator() throws Exception {
        Map<String, String> settings = settings();
        JsonNode answer = deploy(settings, "Create", "");
        assertEquals("SUCCESS", answer.path("Status").textValue(), answer::toString);
        assertEquals("rollcall-database", answer.path("PhysicalResourceId").textValue());
        assertEquals("stack", answer.path("StackId").textValue());
        assertEquals("request", answer.path("RequestId").textValue());
        assertEquals("Migrated", answer.path("LogicalResourceId").textValue());
        assertEquals("made", answer.at("/Data/Administrator").textValue());
        SigningKey key = SigningKey.parse(secret(settings)).getFirst();
        assertEquals(key.publicKey().kid(), answer.at("/Data/SigningKey").textValue());
        assertEquals(key.publicKey().kid(), text(settings, "SELECT kid FROM signing_keys"));
        assertEquals("admin", text(settings, "SELECT username FROM users"));
        assertFalse(answer.toString().contains("PRIVATE"));
    }

    @Test
    void aSecondDeployLeavesKeyAndAdministratorAlone() throws Exception {
        Map<String, String> settings = settings();
        deploy(settings, "Create", "");
        String key = secret(settings);
        String hash = text(settings, "SELECT hash FROM passwords");
        settings.put("ROLLCALL_ADMIN_PASSWORD", "another password");
        JsonNode answer = deploy(settings, "Update", "");
        assertEquals("there", answer.at("/Data/Administrator").textValue());
        assertEquals(key, secret(settings));
        assertEquals(hash, text(settings, "SELECT hash FROM passwords"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "placeholder"})
    void aPlaceholderBecomesAKey(String placeholder) throws Exception {
        Map<String, String> settings = settings();
        aws.change(keySecret(settings), placeholder);
        assertEquals("SUCCESS", deploy(settings, "Create", "").path("Status").textValue());
        assertEquals(1, SigningKey.parse(secret(settings)).size());
    }

    @Test
    void whatIsNoKeyIsNeverWrittenOver() throws Exception {
        Map<String, String> settings = settings();
        aws.change(keySecret(settings), "hunter2");
        JsonNode answer = deploy(settings, "Create", "");
        assertEquals("FAILED", answer.path("Status").textValue());
        assertEquals(
                "ROLLCALL_SIGNING_KEY_SECRET: not an RSA key of 2048 bits or more",
                answer.path("Reason").textValue());
        assertEquals("hunter2", secret(settings));
    }

    @Test
    void withoutAPasswordThereIsNoAdministrator() throws Exception {
        Map<String, String> settings = settings();
        settings.remove("ROLLCALL_ADMIN_PASSWORD_SECRET");
        JsonNode answer = deploy(settings, "Create", "");
        assertEquals("FAILED", answer.path("Status").textValue());
        assertEquals(
                "ROLLCALL_ADMIN_PASSWORD environment variable is not set",
                answer.path("Reason").textValue());
        assertEquals("0", text(settings, "SELECT count(*) FROM users"));
    }

    @Test
    void aRolesPasswordComesFromItsSecret() throws Exception {
        Map<String, String> settings = settings();
        aws.secret("employees-role", "{\"username\":\"rollcall_employees\",\"password\":\"of the role's own\"}");
        deploy(settings, "Create", "\"EmployeesSecret\":\"employees-role\"");
        String kept = "SELECT coalesce(left(rolpassword, 14), 'none') FROM pg_authid WHERE rolname = ";
        assertEquals("SCRAM-SHA-256$", text(settings, kept + "'rollcall_employees'"));
        assertEquals("none", text(settings, kept + "'rollcall_admin'"));
    }

    @Test
    void byHandARoleGetsTheNewPasswordOfItsSecret() throws Exception {
        Map<String, String> settings = settings();
        aws.secret("admin-role", "{\"username\":\"rollcall_admin\",\"password\":\"the first\"}");
        deploy(settings, "Create", "\"AdminSecret\":\"admin-role\"");
        String kept = "SELECT rolpassword FROM pg_authid WHERE rolname = 'rollcall_admin'";
        String before = text(settings, kept);
        aws.change("admin-role", "{\"username\":\"rollcall_admin\",\"password\":\"the second\"}");
        invoke(settings, "{\"action\":\"migrate\",\"AdminSecret\":\"admin-role\"}");
        assertNotEquals(before, text(settings, kept));
    }

    @Test
    void otherSettingsGiveAnotherDigest() throws Exception {
        Map<String, String> settings = settings();
        String open = deploy(settings, "Create", "\"Settings\":\"open 512\"")
                .at("/Data/Settings")
                .textValue();
        String closed = deploy(settings, "Update", "\"Settings\":\"closed 512\"")
                .at("/Data/Settings")
                .textValue();
        assertNotEquals(open, closed);
        assertEquals(
                open,
                deploy(settings, "Update", "\"Settings\":\"open 512\"")
                        .at("/Data/Settings")
                        .textValue());
        assertTrue(open.matches("[0-9a-f]{64}"), open);
    }

    /** At a first deploy the cluster is seconds old. */
    @Test
    void aDatabaseThatLetsNobodyInYetIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        OwnerDatabase database = new OwnerDatabase(
                () -> {
                    if (asked.incrementAndGet() < 3) {
                        throw new SQLException("not yet", "28P01");
                    }
                    return postgres.getPostgresDatabase().getConnection();
                },
                Duration.ofMinutes(1));
        database.getConnection().close();
        assertEquals(3, asked.get());
    }

    @Test
    void aRolesSecretThatIsNoneIsNamedByItsProperty() throws Exception {
        JsonNode answer = deploy(settings(), "Create", "\"AdminSecret\":\"nowhere\"");
        assertEquals(
                "AdminSecret: there is no such secret, or it holds no value",
                answer.path("Reason").textValue());
    }

    /** On RDS and Aurora there is a role whose members IAM lets in. */
    @Test
    void whereTheServerKnowsIamTheRolesAreLetInByIt() throws Exception {
        Map<String, String> settings = settings();
        execute("postgres", "CREATE ROLE rds_iam NOLOGIN");
        try {
            assertEquals(
                    "SUCCESS", deploy(settings, "Create", "").path("Status").textValue());
            assertEquals("true", text(settings, "SELECT pg_has_role('rollcall_login', 'rds_iam', 'member')::text"));
        } finally {
            execute("postgres", "DROP ROLE rds_iam");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update"})
    void aDatabaseThatIsAwayIsToldWithoutItsAddress(String type) throws Exception {
        Map<String, String> settings = settings();
        settings.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/secret-name?password=hunter2");
        JsonNode answer = deploy(settings, type, "");
        assertEquals("FAILED", answer.path("Status").textValue());
        assertTrue(answer.path("Reason").textValue().contains("SQLSTATE 08"), answer::toString);
        assertFalse(answer.toString().contains("secret-name"));
        assertFalse(answer.toString().contains("hunter2"));
    }

    /** Also where every setting is wrong: a stack must always be deletable. */
    @Test
    void aDeleteTouchesNothingAndSucceeds() throws Exception {
        Map<String, String> settings = settings();
        deploy(settings, "Create", "");
        assertEquals("SUCCESS", deploy(settings, "Delete", "").path("Status").textValue());
        assertEquals("1", text(settings, "SELECT count(*) FROM users"));
        JsonNode answer = deploy(Map.of(), "Delete", "");
        assertEquals("SUCCESS", answer.path("Status").textValue());
        assertEquals("of-another-day", answer.path("PhysicalResourceId").textValue());
    }

    @Test
    void anAnswerThatIsRefusedIsPutAgain() throws Exception {
        refusals.set(2);
        assertEquals("SUCCESS", deploy(Map.of(), "Delete", "").path("Status").textValue());
    }

    @Test
    void byHandItMigratesAndFailsAloud() throws Exception {
        Map<String, String> settings = settings();
        assertEquals("made", invoke(settings, "{}").path("Administrator").textValue());
        assertEquals(
                "there",
                invoke(settings, "{\"action\":\"migrate\"}")
                        .path("Administrator")
                        .textValue());
        assertThrows(WorkFailed.class, () -> invoke(settings, "{\"action\":\"drop\"}"));
    }

    @Test
    void aRotationPublishesSignsAndRetires() throws Exception {
        Map<String, String> settings = settings();
        invoke(settings, "{}");
        String before =
                SigningKey.parse(secret(settings)).getFirst().publicKey().kid();
        JsonNode told = invoke(settings, "{\"action\":\"rotate-signing-key\"}");
        List<SigningKey> keys = SigningKey.parse(secret(settings));
        assertEquals(2, keys.size());
        assertEquals(
                told.path("SigningKey").textValue(), keys.getFirst().publicKey().kid());
        assertEquals(before, keys.getLast().publicKey().kid());
        assertNotEquals(before, told.path("SigningKey").textValue());
        assertEquals("2", text(settings, "SELECT count(*) FROM signing_keys"));
        assertEquals(
                before + "|true",
                text(
                        settings,
                        "SELECT kid || '|' || (retired_at > now() + interval '10 minutes') FROM signing_keys WHERE retired_at IS NOT NULL"));
        String second = told.path("SigningKey").textValue();
        invoke(settings, "{\"action\":\"rotate-signing-key\"}");
        List<SigningKey> third = SigningKey.parse(secret(settings));
        assertEquals(2, third.size());
        assertEquals(second, third.getLast().publicKey().kid());
        assertEquals("3", text(settings, "SELECT count(*) FROM signing_keys"));
    }

    @Test
    void aRotationThatWasStoppedIsTakenUp() throws Exception {
        Map<String, String> settings = settings();
        invoke(settings, "{}");
        String waiting = KeySecret.generate();
        aws.change(keySecret(settings), secret(settings) + "\n" + waiting);
        JsonNode told = invoke(settings, "{\"action\":\"rotate-signing-key\"}");
        assertEquals(
                SigningKey.parse(waiting).getFirst().publicKey().kid(),
                told.path("SigningKey").textValue());
    }

    private Map<String, String> settings() throws SQLException {
        String name = "migrate_" + names.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        aws.secret("key-" + name, "");
        return new HashMap<>(aws.settings(Map.of(
                "DATABASE_URL",
                url(name),
                "DATABASE_USER",
                "postgres",
                "ROLLCALL_SIGNING_KEY_SECRET",
                "key-" + name,
                "ROLLCALL_ADMIN_PASSWORD_SECRET",
                "password")));
    }

    private String secret(Map<String, String> settings) {
        return SecretsManager.of(new Settings(settings))
                .read(keySecret(settings))
                .orElseThrow();
    }

    private static String keySecret(Map<String, String> settings) {
        return Optional.ofNullable(settings.get("ROLLCALL_SIGNING_KEY_SECRET")).orElseThrow();
    }

    private JsonNode deploy(Map<String, String> settings, String type, String properties) throws Exception {
        String event = "{\"RequestType\":\"" + type + "\",\"ResponseURL\":\"http://127.0.0.1:"
                + stack.getAddress().getPort()
                + "/answer?Signature=s&x=%2F\",\"StackId\":\"stack\",\"RequestId\":\"request\","
                + "\"ResourceType\":\"Custom::Migration\",\"LogicalResourceId\":\"Migrated\","
                + ("Create".equals(type) ? "" : "\"PhysicalResourceId\":\"of-another-day\",")
                + "\"ResourceProperties\":{\"ServiceToken\":\"arn\"" + (properties.isEmpty() ? "" : "," + properties)
                + "}}";
        run(settings, event);
        return Optional.ofNullable(answers.poll(10, TimeUnit.SECONDS)).orElseThrow();
    }

    private static JsonNode invoke(Map<String, String> settings, String event) throws IOException {
        return JSON.readTree(run(settings, event));
    }

    @SuppressWarnings("NullAway") // Without a context the function takes its usual time.
    private static byte[] run(Map<String, String> settings, String event) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            new MigrateHandler(new Settings(settings), Duration.ZERO, Duration.ZERO)
                    .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return output.toByteArray();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(Map<String, String> settings, String sql) throws SQLException {
        String url = Optional.ofNullable(settings.get("DATABASE_URL")).orElseThrow();
        try (Connection connection = postgres.getDatabase("postgres", url.substring(url.lastIndexOf('/') + 1))
                        .getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
