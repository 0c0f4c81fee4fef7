package io.rollcall.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.testing.Call;
import io.rollcall.testing.FunctionProcess;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import io.rollcall.testing.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs packaged functions on real requests against a real PostgreSQL, with every rule in force, so that the JVM can write down which
 * classes they load. An answer other than the expected one stops it.
 */
final class Training {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String NEW_PASSWORD = "another horse battery staple";
    private static final int ROUNDS = 3;

    private final TestPostgres.Copy database = TestPostgres.copy();
    private final String signingKey = TestKeys.pem(TestKeys.rsa());
    private final TrainingStack stack;
    private String token = "";

    /** @param stack what the migrate function is called by */
    Training(TrainingStack stack) {
        this.stack = stack;
    }

    /** Trains one function; the login function comes first, as it gives out the token for the others. */
    void train(Function function, Path folder) throws IOException {
        String bootstrap =
                Files.readString(folder.resolve("bootstrap")).replace("-XX:AOTCache=", "-XX:AOTCacheOutput=");
        Path script = folder.resolve("training");
        Files.writeString(script, bootstrap);
        try (FunctionProcess process = FunctionProcess.start(
                folder, List.of("/bin/sh", script.toString()), function.handler(), settings(function))) {
            if (function == Function.MIGRATE) {
                deploy(process);
            } else {
                for (int payload = 1; payload <= 2; payload++) {
                    exercise(function, new GatewayTransport(payload, any -> process), payload);
                }
            }
            process.terminate();
            if (!Files.exists(folder.resolve("function.aot"))) {
                throw new IllegalStateException("The JVM wrote no cache: " + process.output());
            }
        }
        Files.delete(script);
    }

    private void exercise(Function function, Transport transport, int payload) {
        for (int round = 0; round < ROUNDS; round++) {
            String unique = payload + "" + round;
            switch (function) {
                case LOGIN -> login(transport, unique);
                case EMPLOYEES -> employees(transport, unique);
                case ADMIN -> admin(transport, unique);
                case MIGRATE -> throw new IllegalArgumentException("It answers no requests");
            }
        }
    }

    /** The first deploy of a stack, and the next one, which finds all things made. */
    private void deploy(FunctionProcess process) {
        for (String kind : List.of("Create", "Update")) {
            process.invoke(stack.event(kind));
            String answer = stack.answer();
            if (!answer.contains("\"Status\":\"SUCCESS\"")) {
                throw new IllegalStateException(kind + ": " + answer);
            }
        }
    }

    private void login(Transport transport, String unique) {
        String name = "trainee-" + unique;
        send(transport, 201, Call.post("/auth/register").json(account(name, PASSWORD)));
        database.execute("UPDATE users SET role = 'admin' WHERE username = '" + name + "'");
        JsonNode tokens = send(transport, 200, Call.post("/auth/token").form("username", name, "password", PASSWORD))
                .json();
        send(transport, 400, Call.post("/auth/token").form("username", name, "password", "wrong"));
        tokens = send(
                        transport,
                        200,
                        Call.post("/auth/token")
                                .form(
                                        "grant_type",
                                        "refresh_token",
                                        "refresh_token",
                                        tokens.path("refresh_token").asText()))
                .json();
        send(transport, 200, Call.post("/login").json(account(name, PASSWORD)));
        send(transport, 401, Call.post("/login").json(account(name, "wrong")));
        send(transport, 422, Call.post("/login").json("{}"));
        token = tokens.path("access_token").asText();
        for (String path : List.of("/me", "/private", "/protected", "/api/secure")) {
            send(transport, 200, Call.get(path).bearer(token));
        }
        send(transport, 401, Call.get("/data"));
        for (String path : List.of(
                "/",
                "/public",
                "/rate-limit-test",
                "/.well-known/jwks.json",
                "/.well-known/oauth-authorization-server",
                "/openapi.json",
                "/openapi.yaml",
                "/docs",
                "/health")) {
            send(transport, 200, Call.get(path));
        }
        send(transport, 404, Call.get("/nowhere"));
        send(
                transport,
                204,
                Call.post("/auth/password")
                        .bearer(token)
                        .json("{\"current_password\":\"" + PASSWORD + "\",\"new_password\":\"" + NEW_PASSWORD + "\"}"));
        JsonNode other = send(transport, 200, Call.post("/login").json(account(name, NEW_PASSWORD)))
                .json();
        send(
                transport,
                200,
                Call.post("/auth/revoke")
                        .form("token", other.path("refresh_token").asText()));
        other = send(transport, 200, Call.post("/login").json(account(name, NEW_PASSWORD)))
                .json();
        send(
                transport,
                204,
                Call.post("/auth/logout").bearer(other.path("access_token").asText()));
        token = send(transport, 200, Call.post("/login").json(account(name, NEW_PASSWORD)))
                .json()
                .path("access_token")
                .asText();
    }

    private void employees(Transport transport, String unique) {
        String one = "/employees/" + unique;
        send(transport, 401, Call.get(one));
        send(transport, 404, Call.get(one).bearer(token));
        send(
                transport,
                201,
                Call.post("/employees")
                        .bearer(token)
                        .header("Idempotency-Key", unique)
                        .json(employee(unique)));
        send(transport, 409, Call.post("/employees").bearer(token).json(employee(unique)));
        send(transport, 422, Call.post("/employees").bearer(token).json("{\"emp_id\":\"1\"}"));
        send(transport, 400, Call.post("/employees").bearer(token).json("{"));
        String tag = send(transport, 200, Call.get(one).bearer(token)).require("ETag");
        send(transport, 304, Call.get(one).bearer(token).header("If-None-Match", tag));
        send(
                transport,
                200,
                Call.patch(one).bearer(token).header("If-Match", tag).json("{\"city\":\"Lyon\"}"));
        send(
                transport,
                412,
                Call.patch(one).bearer(token).header("If-Match", tag).json("{\"city\":\"Lyon\"}"));
        send(transport, 200, Call.get(one).bearer(token));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rows.add(employee(unique + "00" + i));
        }
        send(
                transport,
                200,
                Call.post("/employees/import")
                        .bearer(token)
                        .body("application/x-ndjson", String.join("\n", rows).getBytes(StandardCharsets.UTF_8)));
        send(
                transport,
                200,
                Call.post("/employees/import?mode=upsert&dry_run=true")
                        .bearer(token)
                        .body(
                                "text/csv",
                                ("emp_id,emp_name,city,country,emp_dob\n" + unique + ",Ada,London,UK,1990-01-01\n")
                                        .getBytes(StandardCharsets.UTF_8)));
        Reply page = send(
                transport,
                200,
                Call.get("/employees?limit=2&total=true&sort_by=emp_name&order=desc&q=a")
                        .bearer(token));
        send(
                transport,
                200,
                Call.get("/employees").with("limit", "2").with("city", "Lyon").bearer(token));
        page.require("Link");
        send(transport, 200, Call.get("/employees?limit=2").bearer(token));
        send(transport, 422, Call.get("/employees?limit=0").bearer(token));
        send(transport, 200, Call.get("/employees/export").bearer(token).header("Accept", "text/csv"));
        send(transport, 204, Call.delete(one).bearer(token));
        send(transport, 404, Call.get("/employees/x/y").bearer(token));
        send(transport, 200, Call.get("/employees/health"));
    }

    private void admin(Transport transport, String unique) {
        send(transport, 401, Call.get("/admin"));
        send(transport, 200, Call.get("/admin").bearer(token));
        String name = "newcomer-" + unique;
        String user = send(
                        transport,
                        201,
                        Call.post("/users")
                                .bearer(token)
                                .json("{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD
                                        + "\",\"role\":\"user\"}"))
                .json()
                .path("id")
                .asText();
        send(transport, 200, Call.get("/users?limit=2").bearer(token));
        send(transport, 200, Call.get("/users/" + user).bearer(token));
        send(transport, 200, Call.patch("/users/" + user).bearer(token).json("{\"role\":\"editor\"}"));
        String key = send(
                        transport,
                        201,
                        Call.post("/api-keys").bearer(token).json("{\"name\":\"" + name + "\",\"role\":\"admin\"}"))
                .json()
                .path("id")
                .asText();
        send(transport, 200, Call.get("/api-keys").bearer(token));
        send(
                transport,
                201,
                Call.post("/api-keys/" + key + "/rotate").bearer(token).json("{\"overlap_seconds\":60}"));
        send(transport, 204, Call.delete("/api-keys/" + key).bearer(token));
        send(transport, 200, Call.get("/audit?limit=5").bearer(token));
        send(transport, 204, Call.delete("/users/" + user).bearer(token));
        send(transport, 422, Call.post("/users").bearer(token).json("{}"));
        send(transport, 404, Call.get("/admin/nowhere").bearer(token));
        send(transport, 200, Call.get("/admin/health"));
    }

    private Map<String, String> settings(Function function) {
        if (function == Function.MIGRATE) {
            return stack.settings(TestPostgres.empty().url());
        }
        Map<String, String> settings = new HashMap<>(Map.of(
                "DATABASE_URL",
                database.url(function.databaseRole()),
                "ROLLCALL_LIMITS_FACTOR",
                "1000",
                "ROLLCALL_ISSUER",
                "https://rollcall.test"));
        if (function == Function.LOGIN) {
            settings.put("JWT_SIGNING_KEY", signingKey);
        }
        return settings;
    }

    private static Reply send(Transport transport, int status, Call call) {
        return transport.send(call).expect(status);
    }

    private static String account(String name, String password) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    private static String employee(String number) {
        return "{\"emp_id\":" + number
                + ",\"emp_name\":\"Ada Lovelace\",\"city\":\"London\",\"country\":\"UK\",\"emp_dob\":\"1990-12-10\"}";
    }
}
