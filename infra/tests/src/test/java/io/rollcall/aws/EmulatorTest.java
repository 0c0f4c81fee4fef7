package io.rollcall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The template deployed to an emulator of AWS and called through its gateway. {@code infra/aws-test/emulator.sh} runs it; it is not run where {@code ROLLCALL_EMULATOR_TEMPLATE},
 * the template to deploy, is not set. {@code ROLLCALL_EMULATOR_URL} is an emulator that runs on this machine; without it a container is started of the image
 * {@code ROLLCALL_EMULATOR_IMAGE}, which may want {@code LOCALSTACK_AUTH_TOKEN}. {@code ROLLCALL_SAM} is the command of SAM CLI.
 */
@Tag("emulator")
@EnabledIfEnvironmentVariable(named = "ROLLCALL_EMULATOR_TEMPLATE", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmulatorTest {
    private static EmulatorServer server;
    private static Emulator emulator;
    private static TestPostgres.Copy database;
    private static Stack stack;

    @BeforeAll
    static void deploy() {
        database = TestPostgres.empty();
        URI url = URI.create(database.url().substring("jdbc:".length()));
        server = EmulatorServer.start(url.getPort());
        emulator = server.emulator();
        String owner = emulator.createSecret("rollcall-owner", Map.of("username", "postgres", "password", "not asked"));
        stack = Stack.deploy(
                emulator,
                EmulatorServer.setting("ROLLCALL_SAM", "sam"),
                Path.of(EmulatorServer.setting("ROLLCALL_EMULATOR_TEMPLATE", "")),
                List.of(
                        "Database=existing",
                        "DatabaseUrl=jdbc:postgresql://" + server.hostOfThisMachine() + ":" + url.getPort()
                                + url.getPath(),
                        "DatabaseSecretArn=" + owner,
                        "SecretAgeSeconds=30"));
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void theMigrateFunctionMadeTablesRolesKeyAndAdministrator() {
        assertEquals(1, database.number("SELECT count(*) FROM users WHERE username = 'admin' AND role = 'admin'"));
        assertEquals(
                3,
                database.number(
                        "SELECT count(*) FROM pg_authid WHERE rolname LIKE 'rollcall%' AND rolpassword LIKE 'SCRAM-SHA-256%'"));
        assertTrue(emulator.secret(stack.output("SigningKeySecret")).startsWith("-----BEGIN PRIVATE KEY-----"));
    }

    @Test
    @Order(2)
    void aFirstCallNeedsNoCredentials() {
        stack.send(Call.get("/public")).expect(200);
        assertEquals(
                stack.output("Url"),
                stack.send(Call.get("/.well-known/oauth-authorization-server"))
                        .expect(200)
                        .json()
                        .path("issuer")
                        .textValue());
        assertEquals(
                "unauthorized",
                stack.send(Call.get("/employees"))
                        .expect(401)
                        .json()
                        .path("code")
                        .textValue());
    }

    @Test
    @Order(3)
    void theGeneratedPasswordSignsInAndTheFunctionsTakeTheToken() {
        String token = signIn();
        long number = Directory.number();
        stack.send(Call.post("/employees").bearer(token).json(employee(number))).expect(201);
        Reply read = stack.send(Call.get("/employees/" + number).bearer(token)).expect(200);
        assertEquals("Ada Lovelace", read.json().path("emp_name").textValue());
        assertFalse(read.require("ETag").isEmpty());
        assertEquals(
                1,
                stack.send(Call.get("/employees?city=lond").bearer(token))
                        .expect(200)
                        .json()
                        .size());
        stack.send(Call.get("/users").bearer(token)).expect(200);
        stack.send(Call.get("/audit").bearer(token)).expect(200);
        stack.send(Call.get("/admin/nowhere").bearer(token)).expect(404);
        stack.send(Call.delete("/login")).expect(405);
    }

    @Test
    @Order(4)
    void registrationIsClosedUnlessOneOpensIt() {
        Call registration = Call.post("/auth/register")
                .json("{\"username\":\"mallory\",\"password\":\"" + Directory.PASSWORD + "\"}");
        assertNotEquals(201, stack.send(registration).status());
    }

    @Test
    @Order(5)
    void theSigningKeyIsRotatedByHand() {
        String before =
                stack.send(Call.get("/.well-known/jwks.json")).expect(200).text();
        String old = signIn();
        JsonNode answer = emulator.invoke(stack.output("MigrateFunctionName"), "{\"action\":\"rotate-signing-key\"}");
        String kid = answer.path("SigningKey").textValue();
        assertFalse(before.contains(kid), before);
        assertTrue(stack.send(Call.get("/.well-known/jwks.json"))
                .expect(200)
                .text()
                .contains(kid));
        stack.send(Call.get("/me").bearer(old)).expect(200);
    }

    @Test
    @Order(6)
    void deletingTheStackLeavesTheData() {
        stack.delete();
        assertTrue(database.number("SELECT count(*) FROM employees") > 0);
    }

    private static String signIn() {
        // Written as JSON, because an emulator's generated password may hold any sign.
        JsonNode names = JsonNodeFactory.instance
                .objectNode()
                .put("username", "admin")
                .put("password", emulator.secret(stack.output("AdminPasswordSecret")));
        Reply reply = stack.send(Call.post("/login").json(names.toString()));
        return reply.expect(200).json().path("access_token").textValue();
    }

    private static String employee(long number) {
        return "{\"emp_id\":" + number
                + ",\"emp_name\":\"Ada Lovelace\",\"city\":\"London\",\"country\":\"United Kingdom\",\"emp_dob\":\"1990-12-10\"}";
    }
}
