package io.rollcall.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.setting.Settings;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function by itself, with its own settings, under its own database role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminFunctionTest {
    private static final String KEY = "a-key-for-this-test-alone";

    private final TestPostgres.Copy database = TestPostgres.copy();
    private final AdminHandler function = new AdminHandler(new Settings(
            Map.of("DATABASE_URL", database.url("rollcall_admin"), "ROLLCALL_ISSUER", "https://rollcall.test")));

    @BeforeAll
    void makeAKey() {
        database.execute(
                """
                INSERT INTO users VALUES ('00000000-0000-7000-8000-000000000001', 'root', 'root', 'admin', false, now());
                INSERT INTO passwords VALUES ('00000000-0000-7000-8000-000000000001', 'none', now());
                INSERT INTO api_keys (id, user_id, name, hash, prefix, role, scope, created_at)
                VALUES ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'key', encode(sha256('"""
                        + KEY
                        + "'), 'hex'), 'a-key', 'admin', 'employees:read employees:write users:read users:write keys:read keys:write audit:read admin', now())");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aUserComesChangesAndGoes(int payload) {
        String draft = "{\"username\":\"someone\",\"password\":\"correct horse battery\",\"role\":\"user\"}";
        Call create =
                Call.post("/users").header("Idempotency-Key", "once-" + payload).json(draft);
        JsonNode made = send(payload, create).expect(201).json();
        assertEquals(made, send(payload, create).expect(201).json());
        String path = "/users/" + made.path("id").textValue();
        send(payload, Call.patch(path).json("{\"role\":\"editor\",\"password\":\"another good one\",\"locked\":true}"))
                .expect(200);
        send(payload, Call.patch(path).json("{\"disabled\":true,\"locked\":false}"))
                .expect(200);
        assertEquals(2, send(payload, Call.get("/users")).expect(200).json().size());
        send(payload, Call.delete(path)).expect(204);
        assertEquals(
                "user_deleted",
                send(payload, Call.get("/audit?limit=1"))
                        .expect(200)
                        .json()
                        .at("/0/event")
                        .textValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aKeyComesIsRotatedAndGoes(int payload) {
        JsonNode made = send(payload, Call.post("/api-keys").json("{\"name\":\"a\",\"role\":\"user\"}"))
                .expect(201)
                .json();
        String path = "/api-keys/" + made.path("id").textValue();
        JsonNode fresh = send(payload, Call.post(path + "/rotate").json("{\"overlap_seconds\":60}"))
                .expect(201)
                .json();
        send(payload, Call.delete("/api-keys/" + fresh.path("id").textValue())).expect(204);
        send(payload, Call.delete(path)).expect(204);
        send(payload, Call.get("/api-keys")).expect(200);
        send(payload, Call.get("/admin/signing-keys")).expect(200);
        send(payload, Call.post("/admin/signing-keys/unknown/retire").json("{}"))
                .expect(404);
        send(payload, Call.get("/admin")).expect(200);
        send(payload, Call.get("/admin/health")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/me", "/employees", "/employees/1", "/.well-known/jwks.json"})
    void anotherFunctionsRouteIsNotHere(String path) {
        send(2, Call.get(path)).expect(404);
    }

    @AfterAll
    void close() {
        function.close();
    }

    private Reply send(int payload, Call call) {
        return new GatewayTransport(payload, any -> function).send(call.header("X-API-Key", KEY));
    }
}
