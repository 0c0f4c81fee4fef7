package io.rollcall.employees;

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
class EmployeesFunctionTest {
    private static final String KEY = "a-key-for-this-test-alone";

    private final TestPostgres.Copy database = TestPostgres.copy();
    private final EmployeesHandler function = new EmployeesHandler(new Settings(
            Map.of("DATABASE_URL", database.url("rollcall_employees"), "ROLLCALL_ISSUER", "https://rollcall.test")));

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
    void anEmployeeComesChangesAndGoes(int payload) {
        String draft =
                "{\"emp_id\":7,\"emp_name\":\"Ada\",\"city\":\"London\",\"country\":\"UK\",\"emp_dob\":\"1915-12-10\"}";
        Call create = Call.post("/employees")
                .header("Idempotency-Key", "once-" + payload)
                .json(draft);
        JsonNode made = send(payload, create).expect(201).json();
        assertEquals(made, send(payload, create).expect(201).json());
        assertEquals(
                made,
                send(payload, Call.get("/employees?q=ada")).expect(200).json().get(0));
        send(payload, Call.patch("/employees/7").json("{\"city\":\"Turin\"}")).expect(200);
        byte[] export = send(payload, Call.get("/employees/export").header("Accept", "text/csv"))
                .expect(200)
                .body();
        JsonNode counts = send(
                        payload, Call.post("/employees/import?mode=upsert").body("text/csv", export))
                .expect(200)
                .json();
        assertEquals(1, counts.path("unchanged").intValue());
        send(payload, Call.delete("/employees/7")).expect(204);
        send(payload, Call.get("/employees/7")).expect(404);
        send(payload, Call.get("/employees/health")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/me", "/users", "/api-keys", "/audit", "/admin", "/.well-known/jwks.json"})
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
