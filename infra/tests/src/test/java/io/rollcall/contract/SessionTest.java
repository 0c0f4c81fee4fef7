package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.directory.Session;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of the login function. */
@OnEveryTransport
class SessionTest extends Contract {
    SessionTest(Carrier carrier) {
        super(carrier);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | Welcome to the Employee Management API.",
                "/public | Anyone can see this",
                "/rate-limit-test | This route is rate-limited to 3 requests per minute."
            })
    void theOpenRoutesGreetAnyone(String path, String message) {
        assertEquals(
                "{\"message\":\"" + message + "\"}",
                send(Call.get(path)).expect(200).text());
        assertEquals(
                "{\"message\":\"" + message + "\"}",
                sendAs(Account.USER, Call.get(path)).expect(200).text());
    }

    @Test
    void theSignedInRoutesGreetByName() {
        assertEquals(
                "{\"message\":\"Hello, the-user\"}",
                sendAs(Account.USER, Call.get("/private")).expect(200).text());
        assertEquals(
                "{\"message\":\"Welcome the-editor! Your role is editor.\"}",
                sendAs(Account.EDITOR, Call.get("/protected")).expect(200).text());
        JsonNode me = sendAs(Account.USER, Call.get("/me")).expect(200).json();
        JsonNode secure =
                sendAs(Account.USER, Call.get("/api/secure")).expect(200).json();
        assertEquals(
                "User " + me.path("id").textValue() + " authenticated",
                secure.path("message").textValue());
        assertEquals("Access granted", secure.path("access").textValue());
    }

    @Test
    void meTellsWhoCalls() {
        JsonNode me = sendAs(Account.ADMIN, Call.get("/me")).expect(200).json();
        assertEquals(Set.of("user", "id", "role", "is_admin", "scopes", "credential"), names(me));
        assertEquals("admin", me.path("user").textValue());
        assertEquals("admin", me.path("role").textValue());
        assertTrue(me.path("is_admin").booleanValue());
        assertEquals("bearer", me.path("credential").textValue());
        assertEquals(8, me.path("scopes").size());
        UUID.fromString(me.path("id").textValue());
    }

    @Test
    void signingInGivesTheTokenBody() {
        Reply reply = logIn("the-user", Directory.PASSWORD).expect(200);
        JsonNode tokens = reply.json();
        assertEquals(Set.of("access_token", "token_type", "expires_in", "refresh_token", "scope"), names(tokens));
        assertEquals("bearer", tokens.path("token_type").textValue());
        assertEquals(600, tokens.path("expires_in").intValue());
        assertEquals("employees:read", tokens.path("scope").textValue());
        assertEquals("no-store", reply.require("Cache-Control"));
        send(Call.get("/private").bearer(tokens.path("access_token").textValue()))
                .expect(200);
    }

    @Test
    void namesAreWithoutCase() {
        directory.token(Account.USER);
        logIn("THE-User", Directory.PASSWORD).expect(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookAlike() {
        String name = directory.newcomer();
        Reply wrong = logIn(name, "wrong");
        Reply unknown = logIn("nobody-" + Directory.number(), "wrong");
        for (Reply reply : List.of(wrong, unknown)) {
            problem(reply, 401, "Invalid credentials", "Incorrect username or password");
            assertEquals("Bearer realm=\"rollcall\"", reply.require("WWW-Authenticate"));
        }
        assertEquals(names(wrong.json()), names(unknown.json()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | username",
                "{\"username\":\"a\"} | password",
                "{\"username\":1,\"password\":\"b\"} | username",
                "{\"username\":\"a\",\"password\":null} | password",
                "{\"username\":\"a\",\"password\":\"b\",\"role\":\"admin\"} | role"
            })
    void signingInReadsItsBodyStrictly(String body, String field) {
        invalid(send(Call.post("/login").json(body)), field);
    }

    @Test
    void registeringMakesAUser() {
        String name = "Newcomer Ö " + Directory.number();
        Reply reply = register(name, Directory.PASSWORD).expect(201);
        JsonNode user = reply.json();
        assertEquals(Set.of("id", "username", "role", "is_admin", "disabled", "created_at"), names(user));
        assertEquals(name, user.path("username").textValue());
        assertEquals("user", user.path("role").textValue());
        assertFalse(user.path("is_admin").booleanValue());
        assertFalse(user.path("disabled").booleanValue());
        logIn(name, Directory.PASSWORD).expect(200);
    }

    @Test
    void aNameIsTakenInAnyCase() {
        String name = directory.newcomer();
        problem(register(name, Directory.PASSWORD), 409, "Conflict", "Username already exists");
        problem(
                register(name.toUpperCase(Locale.ROOT), Directory.PASSWORD),
                409,
                "Conflict",
                "Username already exists");
        problem(register("ADMIN", Directory.PASSWORD), 409, "Conflict", "Username already exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "is_admin", "scopes", "disabled", "id"})
    void nobodyRegistersAsMoreThanAUser(String field) {
        String body = "{\"username\":\"x" + Directory.number() + "\",\"password\":\"" + Directory.PASSWORD + "\",\""
                + field + "\":\"admin\"}";
        invalid(send(Call.post("/auth/register").json(body)), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\\u0007b", "a\\nb"})
    void aNameThatIsNoneIs422(String name) {
        invalid(register(name, Directory.PASSWORD), "username");
    }

    @Test
    void lengthsOfNamesAndPasswordsAreBounded() {
        String unique = "n" + Directory.number();
        invalid(register("x".repeat(65), Directory.PASSWORD), "username");
        invalid(register(unique, "1234567"), "password");
        invalid(register(unique, "x".repeat(257)), "password");
        register(unique + "x".repeat(64 - unique.length()), "ä".repeat(256)).expect(201);
    }

    @Test
    void aPasswordThatIsCommonOrTheNameIs422() {
        for (String common : List.of("password", "12345678", "password1", "qwertyuiop", "PASSWORD")) {
            invalid(register("n" + Directory.number(), common), "password");
        }
        String name = "long-name-" + Directory.number();
        invalid(register(name, name.toUpperCase(Locale.ROOT)), "password");
    }

    @Test
    void aPasswordIsTakenToTheLastLetter() {
        String name = "n" + Directory.number();
        String password = "  spaces and ünïcode 🔑 " + "x".repeat(80);
        register(name, password).expect(201);
        logIn(name, password).expect(200);
        assertEquals(401, logIn(name, password.strip()).status());
        assertEquals(
                401, logIn(name, password.substring(0, password.length() - 1)).status());
    }

    @Test
    void loggingOutEndsTheSessionsTokens() {
        Session session = session(directory.newcomer());
        assertArrayEquals(
                new byte[0],
                send(Call.post("/auth/logout").bearer(session.accessToken()))
                        .expect(204)
                        .body());
        problem(send(Call.get("/private").bearer(session.accessToken())), 401, "Invalid token");
        oauthError(refresh(session.refreshToken()), "invalid_grant");
    }

    @Test
    void loggingOutLeavesOtherSessionsAlone() {
        String name = directory.newcomer();
        Session one = session(name);
        Session other = session(name);
        send(Call.post("/auth/logout").bearer(one.accessToken())).expect(204);
        send(Call.get("/private").bearer(other.accessToken())).expect(200);
        refresh(other.refreshToken()).expect(200);
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() {
        String name = directory.newcomer();
        Session one = session(name);
        Session other = session(name);
        String body = "{\"current_password\":\"" + Directory.PASSWORD + "\",\"new_password\":\"another good one\"}";
        send(Call.post("/auth/password").bearer(one.accessToken()).json(body)).expect(204);
        send(Call.get("/private").bearer(one.accessToken())).expect(200);
        problem(send(Call.get("/private").bearer(other.accessToken())), 401, "Invalid token");
        oauthError(refresh(other.refreshToken()), "invalid_grant");
        assertEquals(401, logIn(name, Directory.PASSWORD).status());
        logIn(name, "another good one").expect(200);
    }

    @Test
    void aNewPasswordNeedsTheOldOne() {
        Session session = session(directory.newcomer());
        String body = "{\"current_password\":\"wrong password\",\"new_password\":\"another good one\"}";
        problem(send(Call.post("/auth/password").bearer(session.accessToken()).json(body)), 401, "Invalid credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password", ""})
    void aNewPasswordKeepsTheRules(String password) {
        String body = "{\"current_password\":\"" + Directory.PASSWORD + "\",\"new_password\":\"" + password + "\"}";
        invalid(sendAs(Account.USER, Call.post("/auth/password").json(body)), "new_password");
    }

    @Test
    void theTokenEndpointTakesAPassword() {
        directory.token(Account.USER);
        for (Call call : List.of(
                Call.post("/auth/token").form("username", "the-user", "password", Directory.PASSWORD),
                Call.post("/auth/token")
                        .form(
                                "grant_type",
                                "password",
                                "username",
                                "the-user",
                                "password",
                                Directory.PASSWORD,
                                "client_id",
                                "docs"))) {
            Reply reply = send(call).expect(200);
            assertEquals("no-store", reply.require("Cache-Control"));
            assertEquals("bearer", reply.json().path("token_type").textValue());
        }
    }

    @Test
    void theTokenEndpointPassesOverForeignHeaders() {
        directory.token(Account.USER);
        for (String value : List.of("Basic Og==", "Basic", "nonsense")) {
            send(Call.post("/auth/token")
                            .header("Authorization", value)
                            .form("username", "the-user", "password", Directory.PASSWORD))
                    .expect(200);
        }
    }

    @Test
    void theTokenEndpointsErrorsAreOAuths() {
        oauthError(send(Call.post("/auth/token").form("username", "the-user", "password", "wrong")), "invalid_grant");
        oauthError(send(Call.post("/auth/token").form("username", "the-user")), "invalid_request");
        oauthError(send(Call.post("/auth/token").form("grant_type", "password")), "invalid_request");
        oauthError(
                send(Call.post("/auth/token").form("grant_type", "authorization_code", "code", "x")),
                "unsupported_grant_type");
        oauthError(send(Call.post("/auth/token").form("grant_type", "client_credentials")), "unsupported_grant_type");
        oauthError(send(Call.post("/auth/token").form("grant_type", "refresh_token")), "invalid_request");
        oauthError(
                send(Call.post("/auth/token").form("grant_type", "refresh_token", "refresh_token", "nonsense")),
                "invalid_grant");
        oauthError(
                send(Call.post("/auth/token").form("username", "a", "username", "b", "password", "c")),
                "invalid_request");
        oauthError(
                send(Call.post("/auth/token")
                        .body(
                                "application/x-www-form-urlencoded",
                                "username=%zz&password=b".getBytes(StandardCharsets.US_ASCII))),
                "invalid_request");
    }

    @Test
    void aScopeNarrowsAndNeverWidens() {
        directory.token(Account.EDITOR);
        JsonNode narrow = send(Call.post("/auth/token")
                        .form("username", "the-editor", "password", Directory.PASSWORD, "scope", "employees:read"))
                .expect(200)
                .json();
        assertEquals("employees:read", narrow.path("scope").textValue());
        problem(
                send(Call.post("/employees")
                        .bearer(narrow.path("access_token").textValue())
                        .json("{}")),
                403,
                "Access denied");
        for (String scope : List.of("admin", "employees:read users:read", "nonsense")) {
            oauthError(
                    send(Call.post("/auth/token")
                            .form("username", "the-editor", "password", Directory.PASSWORD, "scope", scope)),
                    "invalid_scope");
        }
        JsonNode refreshed =
                refresh(narrow.path("refresh_token").textValue()).expect(200).json();
        assertEquals("employees:read", refreshed.path("scope").textValue());
    }

    @Test
    void aRefreshTokenIsUsedOnceAndItsReuseEndsTheFamily() {
        Session first = session(directory.newcomer());
        Session second = Session.of(refresh(first.refreshToken()).expect(200).json());
        assertNotEquals(first.refreshToken(), second.refreshToken());
        Session third = Session.of(refresh(second.refreshToken()).expect(200).json());
        oauthError(refresh(first.refreshToken()), "invalid_grant");
        oauthError(refresh(third.refreshToken()), "invalid_grant");
        problem(send(Call.post("/auth/logout").bearer(third.accessToken())), 401, "Invalid token");
    }

    @Test
    void aLostReplyMayBeAskedForAgainWithinTheGrace() {
        Session first = session(directory.newcomer());
        Session lost = Session.of(refresh(first.refreshToken()).expect(200).json());
        Session again = Session.of(refresh(first.refreshToken()).expect(200).json());
        refresh(again.refreshToken()).expect(200);
        oauthError(refresh(lost.refreshToken()), "invalid_grant");
    }

    @Test
    void aSessionWhoseScopesTheRoleHasLostIsNotRefreshed() {
        String name = directory.newcomer();
        directory.database().execute("UPDATE users SET role = 'admin' WHERE username = '" + name + "'");
        Session session = Session.of(send(Call.post("/auth/token")
                        .form("username", name, "password", Directory.PASSWORD, "scope", "users:read"))
                .expect(200)
                .json());
        directory.database().execute("UPDATE users SET role = 'user' WHERE username = '" + name + "'");
        oauthError(refresh(session.refreshToken()), "invalid_scope");
        directory.database().execute("UPDATE users SET role = 'admin' WHERE username = '" + name + "'");
        refresh(session.refreshToken()).expect(200);
    }

    @Test
    void theRevocationEndpointRefusesAsOauthDoes() {
        oauthError(send(Call.post("/auth/revoke").form("tokens", "a")), "invalid_request");
        Reply empty = send(Call.post("/auth/revoke").form("token", ""));
        oauthError(empty, "invalid_request");
        assertEquals(
                "token must not be empty",
                empty.json().path("error_description").textValue());
        oauthError(send(Call.post("/auth/revoke").form("token", "a", "token", "b")), "invalid_request");
        send(Call.post("/auth/revoke").form("token", "a", "token_type_hint", "nonsense"))
                .expect(200);
    }

    @Test
    void anAccessTokenIsNoRefreshTokenAndTheOtherWayRound() {
        Session session = session(directory.newcomer());
        oauthError(refresh(session.accessToken()), "invalid_grant");
        problem(send(Call.get("/private").bearer(session.refreshToken())), 401, "Invalid token");
    }

    @Test
    void revokingEitherTokenEndsTheSession() {
        for (boolean byRefreshToken : List.of(true, false)) {
            Session session = session(directory.newcomer());
            send(Call.get("/private").bearer(session.accessToken())).expect(200);
            send(Call.post("/auth/revoke")
                            .form("token", byRefreshToken ? session.refreshToken() : session.accessToken()))
                    .expect(200);
            problem(send(Call.get("/private").bearer(session.accessToken())), 401, "Invalid token");
            oauthError(refresh(session.refreshToken()), "invalid_grant");
        }
    }

    @Test
    void revokingAnUnknownTokenIs200() {
        send(Call.post("/auth/revoke").form("token", "nonsense")).expect(200);
        send(Call.post("/auth/revoke").form("token", "nonsense", "token_type_hint", "refresh_token"))
                .expect(200);
    }

    @Test
    void theMetadataNamesTheEndpoints() {
        JsonNode metadata = send(Call.get("/.well-known/oauth-authorization-server"))
                .expect(200)
                .json();
        assertEquals(Directory.ISSUER, metadata.path("issuer").textValue());
        assertEquals(
                Directory.ISSUER + "/auth/token",
                metadata.path("token_endpoint").textValue());
        assertEquals(
                Directory.ISSUER + "/auth/revoke",
                metadata.path("revocation_endpoint").textValue());
        assertEquals(
                Directory.ISSUER + "/.well-known/jwks.json",
                metadata.path("jwks_uri").textValue());
        assertTrue(metadata.path("response_types_supported").isArray());
    }

    @Test
    void thePublishedKeysArePublicMembersAlone() {
        directory.token(Account.USER);
        JsonNode keys =
                send(Call.get("/.well-known/jwks.json")).expect(200).json().path("keys");
        assertEquals(1, keys.size());
        assertEquals(Set.of("kty", "use", "alg", "kid", "n", "e"), names(keys.get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/employees/health", "/admin/health"})
    void healthTellsDetailsToAdministratorsAlone(String path) {
        assertEquals("{\"status\":\"UP\"}", send(Call.get(path)).expect(200).text());
        assertEquals(
                "{\"status\":\"UP\"}",
                sendAs(Account.EDITOR, Call.get(path)).expect(200).text());
        assertEquals(
                "UP",
                sendAs(Account.ADMIN, Call.get(path))
                        .expect(200)
                        .json()
                        .path("status")
                        .textValue());
    }

    private Session session(String username) {
        return Session.of(logIn(username, Directory.PASSWORD).expect(200).json());
    }

    private Reply logIn(String username, String password) {
        directory.token(Account.USER);
        return send(Call.post("/login").json("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}"));
    }

    private Reply register(String username, String password) {
        return send(Call.post("/auth/register")
                .json("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}"));
    }

    private Reply refresh(String token) {
        return send(Call.post("/auth/token").form("grant_type", "refresh_token", "refresh_token", token));
    }

    private static void oauthError(Reply reply, String error) {
        reply.expect(400);
        assertEquals(error, reply.json().path("error").textValue(), reply::toString);
        assertEquals(Set.of("error", "error_description"), names(reply.json()));
        assertTrue(reply.require("Content-Type").startsWith("application/json"), reply::toString);
        assertEquals("no-store", reply.require("Cache-Control"));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
