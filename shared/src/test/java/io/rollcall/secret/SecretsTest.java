package io.rollcall.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import io.rollcall.testing.MotoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading secrets from a real server of Secrets Manager's interface. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsTest {
    private static final int NEVER = Integer.MAX_VALUE;

    private MotoServer aws;

    @BeforeAll
    void start() {
        assumeTrue(MotoServer.program().isPresent(), "not run: infra/moto.sh has not installed moto");
        aws = MotoServer.start(NEVER);
        aws.secret(
                "database",
                "{\"username\":\"rollcall_login\",\"password\":\"p@ss\",\"host\":\"db.test\",\"port\":5433,\"dbname\":\"rollcall\"}");
        aws.secret("credentials-alone", "{\"username\":\"rollcall_login\",\"password\":\"p@ss\"}");
        aws.secret("key", "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----");
        aws.secret("password", "very long password");
        aws.secret("password-in-json", "{\"username\":\"admin\",\"password\":\"very long password\"}");
        aws.secret("empty", "");
        aws.secret("blank", "  ");
        aws.secret("broken", "{\"username\":\"hunter2");
        aws.secret("no-password", "{\"username\":\"hunter2\"}");
    }

    @AfterAll
    void stop() {
        if (aws != null) {
            aws.close();
        }
    }

    @Test
    void settingsThatNameNoSecretStayAsTheyAre() {
        Settings settings = new Settings(Map.of("DATABASE_URL", "x"));
        assertSame(settings, Secrets.read(settings));
    }

    @Test
    void aDatabasesSecretGivesUserPasswordAndAddress() {
        Settings settings = read(Map.of("ROLLCALL_DATABASE_SECRET", "database"));
        assertEquals(Optional.of("rollcall_login"), settings.text("DATABASE_USER"));
        assertEquals(Optional.of("p@ss"), settings.text("DATABASE_PASSWORD"));
        assertEquals(Optional.of("jdbc:postgresql://db.test:5433/rollcall"), settings.text("DATABASE_URL"));
    }

    @Test
    void whatStandsInTheEnvironmentWins() {
        Settings settings = read(Map.of(
                "ROLLCALL_DATABASE_SECRET",
                "database",
                "DATABASE_URL",
                "jdbc:postgresql://proxy/rollcall",
                "DATABASE_USER",
                " "));
        assertEquals(Optional.of("jdbc:postgresql://proxy/rollcall"), settings.text("DATABASE_URL"));
        assertEquals(Optional.of("rollcall_login"), settings.text("DATABASE_USER"));
    }

    @Test
    void aSecretWithoutAnAddressLeavesItToTheSetting() {
        assertEquals(
                Optional.empty(),
                read(Map.of("ROLLCALL_DATABASE_SECRET", "credentials-alone")).text("DATABASE_URL"));
    }

    @Test
    void aSigningKeyIsTakenAsItIs() {
        assertTrue(read(Map.of("ROLLCALL_SIGNING_KEY_SECRET", "key"))
                .required("JWT_SIGNING_KEY")
                .contains("\nQUJD\n"));
    }

    @ParameterizedTest
    @CsvSource({"password", "password-in-json"})
    void anAdministratorsPasswordStandsAloneOrInJson(String secret) {
        assertEquals(
                "very long password",
                read(Map.of("ROLLCALL_ADMIN_PASSWORD_SECRET", secret)).required("ROLLCALL_ADMIN_PASSWORD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROLLCALL_DATABASE_SECRET | nowhere | there is no such secret, or it holds no value",
                "ROLLCALL_SIGNING_KEY_SECRET | empty | there is no such secret, or it holds no value",
                "ROLLCALL_ADMIN_PASSWORD_SECRET | blank | there is no such secret, or it holds no value",
                "ROLLCALL_DATABASE_SECRET | broken | the secret is no JSON object",
                "ROLLCALL_DATABASE_SECRET | password | the secret is no JSON object",
                "ROLLCALL_DATABASE_SECRET | no-password | the secret has no password",
                "ROLLCALL_ADMIN_PASSWORD_SECRET | no-password | the secret has no password"
            })
    void aSecretThatIsNoneIsRefusedByTheSettingsName(String setting, String secret, String reason) {
        SettingException refused = assertThrows(SettingException.class, () -> read(Map.of(setting, secret)));
        assertEquals(setting + ": " + reason, refused.getMessage());
    }

    @Test
    void aServerThatIsAwayIsNamedAsSuch() {
        SettingException refused = assertThrows(
                SettingException.class,
                () -> read(Map.of("ROLLCALL_DATABASE_SECRET", "database", "AWS_ENDPOINT_URL", "http://127.0.0.1:1")));
        assertEquals("ROLLCALL_DATABASE_SECRET: Secrets Manager cannot be reached", refused.getMessage());
    }

    @Test
    void withoutCredentialsNothingIsAsked() {
        SettingException refused = assertThrows(
                SettingException.class,
                () -> read(Map.of("ROLLCALL_DATABASE_SECRET", "database", "AWS_ACCESS_KEY_ID", "")));
        assertEquals("ROLLCALL_DATABASE_SECRET: there are no AWS credentials", refused.getMessage());
    }

    @Test
    void aWrittenSecretIsReadAgain() {
        aws.secret("written", "one");
        SecretsManager secrets = SecretsManager.of(new Settings(aws.settings(Map.of())));
        secrets.write("written", "two\n\"quoted\"", new UUID(1, 2));
        assertEquals(Optional.of("two\n\"quoted\""), secrets.read("written"));
    }

    /** moto works a signature out by itself, so a wrong one is refused like a foreign key. */
    @Test
    void theSignatureIsRightAndAnotherKeyIsDenied() {
        try (MotoServer strict = MotoServer.start(4)) {
            strict.secret("guarded", "value");
            strict.iam("Action=CreateUser&UserName=function");
            strict.iam("Action=PutUserPolicy&UserName=function&PolicyName=read&PolicyDocument="
                    + "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C"
                    + "%22Action%22%3A%22secretsmanager%3AGetSecretValue%22%2C%22Resource%22%3A%22*%22%7D%5D%7D");
            String key = strict.iam("Action=CreateAccessKey&UserName=function");
            Map<String, String> settings = new HashMap<>(strict.settings(Map.of(
                    "AWS_ACCESS_KEY_ID", element(key, "AccessKeyId"),
                    "AWS_SECRET_ACCESS_KEY", element(key, "SecretAccessKey"))));
            SecretsManager secrets = SecretsManager.of(new Settings(settings));
            assertEquals(Optional.of("value"), secrets.read("guarded"));
            SecretException write =
                    assertThrows(SecretException.class, () -> secrets.write("guarded", "other", new UUID(1, 2)));
            assertEquals("Secrets Manager refused access", write.getMessage());
            settings.put("AWS_SECRET_ACCESS_KEY", "wrong");
            settings.put("ROLLCALL_DATABASE_SECRET", "guarded");
            SettingException denied = assertThrows(SettingException.class, () -> Secrets.read(new Settings(settings)));
            assertEquals("ROLLCALL_DATABASE_SECRET: Secrets Manager refused access", denied.getMessage());
        }
    }

    /** Under SnapStart Lambda gives an address and a token instead of keys. */
    @Test
    void credentialsComeFromTheAddressThatLambdaGives() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/credentials", exchange -> {
            boolean known = "the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            asked.incrementAndGet();
            byte[] body =
                    "{\"AccessKeyId\":\"a\",\"SecretAccessKey\":\"b\",\"Token\":\"c\",\"Expiration\":\"2026-01-01T00:00:00Z\"}"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 403, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        lambda.start();
        try {
            Map<String, String> settings = aws.settings(Map.of(
                    "ROLLCALL_ADMIN_PASSWORD_SECRET",
                    "password",
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    "http://127.0.0.1:" + lambda.getAddress().getPort() + "/credentials",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                    "the-token"));
            settings.remove("AWS_ACCESS_KEY_ID");
            assertEquals(
                    "very long password", Secrets.read(new Settings(settings)).required("ROLLCALL_ADMIN_PASSWORD"));
            assertEquals(1, asked.get());
        } finally {
            lambda.stop(0);
        }
    }

    private Settings read(Map<String, String> settings) {
        return Secrets.read(new Settings(aws.settings(settings)));
    }

    private static String element(String xml, String name) {
        return xml.substring(xml.indexOf("<" + name + ">") + name.length() + 2, xml.indexOf("</" + name + ">"));
    }
}
