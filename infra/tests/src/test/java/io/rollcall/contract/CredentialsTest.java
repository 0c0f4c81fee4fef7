package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryTransport
class CredentialsTest extends Contract {
    private static final String CHALLENGE = "Bearer realm=\"rollcall\"";
    private static final String TOKEN_CHALLENGE = CHALLENGE + ", error=\"invalid_token\"";
    private static final String DETAIL = "Could not validate credentials";

    CredentialsTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void withoutCredentialsASignedInRouteIs401() {
        Reply reply = send(Call.get("/private"));
        problem(reply, 401, "Unauthorized", DETAIL);
        assertEquals(CHALLENGE, reply.require("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
    void theSchemesNameHasNoCase(String scheme) {
        send(Call.get("/private").header("Authorization", scheme + " " + directory.token(Account.USER)))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/private", "/public", "/", "/employees", "/admin", "/users", "/health"})
    void aDeadTokenIs401OnEveryRoute(String path) {
        Reply reply = send(Call.get(path).bearer("a.b.c"));
        problem(reply, 401, "Invalid token", DETAIL);
        assertEquals(TOKEN_CHALLENGE, reply.require("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer ...", "Bearer \"x\"", "Bearer null"})
    void aBearerOfNothingIs401(String value) {
        assertEquals(
                401, send(Call.get("/private").header("Authorization", value)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic dXNlcjpwYXNz",
                "Basic Og==",
                "Digest a=b",
                "Negotiate abc",
                "AWS4-HMAC-SHA256 Credential=x",
                "nonsense",
                "rk_nonsense"
            })
    void whatIsNoCredentialOfOursIs401Unauthorized(String value) {
        Reply reply = send(Call.get("/private").header("Authorization", value));
        problem(reply, 401, "Unauthorized", DETAIL);
        assertEquals(CHALLENGE, reply.require("WWW-Authenticate"));
    }

    @Test
    void aLiveKeyOpensByEachOfItsHeaders() {
        String key = key();
        for (Call call : List.of(
                Call.get("/me").header("X-API-Key", key),
                Call.get("/me").header("x-api-key", key),
                Call.get("/me").header("Authorization", key),
                Call.get("/me").header("Authorization", "ApiKey " + key),
                Call.get("/me").header("Authorization", "apikey " + key),
                Call.get("/me").header("Authorization", "ApiKey " + key).header("X-API-Key", key))) {
            JsonNode me = send(call).expect(200).json();
            assertEquals("api_key", me.path("credential").textValue());
            assertEquals("admin", me.path("user").textValue());
            assertEquals("user", me.path("role").textValue());
            assertFalse(me.path("is_admin").booleanValue());
            assertEquals("[\"employees:read\"]", me.path("scopes").toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "rk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "a b", "rk_", "' OR 1=1 --"})
    void anUnknownKeyIs401(String key) {
        Reply reply = send(Call.get("/data").header("X-API-Key", key));
        problem(reply, 401, "Invalid API key", DETAIL);
        assertEquals(CHALLENGE, reply.require("WWW-Authenticate"));
    }

    @Test
    void anUnknownKeyBehindItsSchemeIs401() {
        problem(send(Call.get("/data").header("Authorization", "ApiKey nonsense")), 401, "Invalid API key", DETAIL);
    }

    @Test
    void aDeadKeyIs401OnOpenRoutesToo() {
        problem(send(Call.get("/public").header("X-API-Key", "nonsense")), 401, "Invalid API key");
    }

    @Test
    void aRevokedKeyIs401() {
        JsonNode made = makeKey();
        String key = made.path("key").textValue();
        sendAs(Account.ADMIN, Call.delete("/api-keys/" + made.path("id").textValue()))
                .expect(204);
        problem(send(Call.get("/data").header("X-API-Key", key)), 401, "Invalid API key", DETAIL);
    }

    @Test
    void theWrongKindOfCredentialIs403() {
        String key = key();
        send(Call.get("/data").header("X-API-Key", key)).expect(200);
        problem(send(Call.get("/protected").header("X-API-Key", key)), 403, "Access denied");
        problem(send(Call.get("/api/secure").header("X-API-Key", key)), 403, "Access denied");
        problem(sendAs(Account.ADMIN, Call.get("/data")), 403, "Access denied");
    }

    @Test
    void twoIdentitiesInOneRequestAre400() {
        problem(sendAs(Account.USER, Call.get("/private").header("X-API-Key", key())), 400, "Bad request");
        problem(sendAs(Account.USER, Call.get("/public").header("X-API-Key", "nonsense")), 400, "Bad request");
        problem(
                send(Call.get("/private").header("Authorization", "ApiKey a").header("X-API-Key", "b")),
                400,
                "Bad request");
    }

    @Test
    void twoTokensInOneRequestAreNeverOneIdentity() {
        Call call = Call.get("/private").bearer(directory.token(Account.USER)).bearer(directory.token(Account.ADMIN));
        Reply reply = send(call);
        assertEquals(carrier.keepsRepeatedHeaders() ? 400 : 401, reply.status(), reply::toString);
    }

    @Test
    void aTokenInTheQueryCountsForNothing() {
        String token = directory.token(Account.ADMIN);
        for (String name : List.of("access_token", "token", "authorization", "api_key", "x-api-key", "key")) {
            problem(send(Call.get("/private?" + name + "=" + token)), 401, "Unauthorized");
        }
    }

    @Test
    void aTokenInACookieCountsForNothing() {
        String token = directory.token(Account.ADMIN);
        for (String name : List.of("JWT", "access_token", "session", "Authorization", "X-API-Key")) {
            problem(send(Call.get("/private").header("Cookie", name + "=" + token)), 401, "Unauthorized");
        }
    }

    @Test
    void aTokenInTheBodyCountsForNothing() {
        Call call = Call.post("/auth/logout").form("access_token", directory.token(Account.USER));
        assertEquals(401, send(call).status());
        assertEquals(
                401,
                send(Call.post("/employees").json("{\"access_token\":\"" + directory.token(Account.ADMIN) + "\"}"))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amzn-oidc-identity",
                "x-amzn-oidc-accesstoken",
                "x-amzn-oidc-data",
                "X-Forwarded-User",
                "X-Remote-User",
                "X-User",
                "X-Original-Authorization",
                "Proxy-Authorization"
            })
    void anIdentityThatAHeaderClaimsCountsForNothing(String header) {
        for (String value : List.of(
                "admin", "Bearer " + directory.token(Account.ADMIN), "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.")) {
            problem(send(Call.get("/private").header(header, value)), 401, "Unauthorized");
            problem(send(Call.get("/admin").header(header, value)), 401, "Unauthorized");
        }
    }

    @Test
    void anIdentityThatTheGatewayStatesCountsForNothing() {
        assumeTrue(carrier.isGateway());
        ObjectNode event = directory.gateway(carrier).event(Call.get("/admin"));
        ObjectNode authorizer = event.withObject("/requestContext/authorizer");
        authorizer.put("principalId", "admin").putObject("claims").put("sub", "admin");
        authorizer.putObject("jwt").putObject("claims").put("sub", "admin").put("roles", "admin");
        authorizer.putObject("iam").put("userId", "admin");
        event.withObject("/requestContext/identity")
                .put("user", "admin")
                .put("cognitoIdentityId", "admin")
                .put("apiKey", "admin");
        problem(directory.gateway(carrier).deliver(Call.get("/admin"), event), 401, "Unauthorized");
    }

    @Test
    void aPermissionThatIsMissingIsNamed() {
        JsonNode problem = problem(sendAs(Account.USER, Call.post("/employees").json("{}")), 403, "Access denied");
        assertEquals(true, problem.path("detail").asText().contains("employees:write"));
    }

    @Test
    void administratorsAloneAreToldSo() {
        for (Account account : List.of(Account.USER, Account.EDITOR)) {
            problem(
                    sendAs(account, Call.get("/admin")),
                    403,
                    "Access denied",
                    "The user does not have administrative privileges");
        }
    }

    private String key() {
        return makeKey().path("key").textValue();
    }

    private JsonNode makeKey() {
        return sendAs(Account.ADMIN, Call.post("/api-keys").json("{\"name\":\"a program\",\"role\":\"user\"}"))
                .expect(201)
                .json();
    }
}
