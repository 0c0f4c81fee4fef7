package io.rollcall.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.setting.Settings;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function by itself, with its own settings, under its own database role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginFunctionTest {
    private final TestPostgres.Copy database = TestPostgres.copy();
    private final LoginHandler function = new LoginHandler(new Settings(Map.of(
            "DATABASE_URL",
            database.url("rollcall_login"),
            "JWT_SIGNING_KEY",
            TestKeys.pem(TestKeys.rsa()),
            "ROLLCALL_LIMITS_FACTOR",
            "1000",
            "ROLLCALL_ISSUER",
            "https://rollcall.test")));

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSessionBeginsIsRefreshedAndEnds(int payload) {
        String credentials = "{\"username\":\"someone-" + payload + "\",\"password\":\"correct horse battery\"}";
        send(payload, Call.post("/auth/register").json(credentials)).expect(201);
        send(payload, Call.post("/login").json(credentials.replace("horse", "hose")))
                .expect(401);
        JsonNode first =
                send(payload, Call.post("/login").json(credentials)).expect(200).json();
        JsonNode second = send(payload, refresh(first)).expect(200).json();
        String token = second.path("access_token").textValue();
        assertEquals(
                "someone-" + payload,
                send(payload, Call.get("/me").bearer(token))
                        .expect(200)
                        .json()
                        .path("user")
                        .textValue());
        String change = "{\"current_password\":\"correct horse battery\",\"new_password\":\"another good one\"}";
        send(payload, Call.post("/auth/password").bearer(token).json(change)).expect(204);
        send(payload, Call.post("/auth/logout").bearer(token)).expect(204);
        send(payload, Call.get("/me").bearer(token)).expect(401);
        send(payload, refresh(second)).expect(400);
        send(payload, Call.post("/auth/revoke").form("token", "nonsense")).expect(200);
        send(payload, Call.get("/health")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/employees", "/employees/1", "/users", "/api-keys", "/audit", "/admin", "/admin/signing-keys"})
    void anotherFunctionsRouteIsNotHere(String path) {
        send(2, Call.get(path)).expect(404);
    }

    private static Call refresh(JsonNode tokens) {
        return Call.post("/auth/token")
                .form(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").textValue());
    }

    @AfterAll
    void close() {
        function.close();
    }

    private Reply send(int payload, Call call) {
        return new GatewayTransport(payload, any -> function).send(call);
    }
}
