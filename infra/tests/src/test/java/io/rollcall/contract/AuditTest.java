package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.directory.Session;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trail tells. */
@OnEveryTransport
class AuditTest extends Contract {
    AuditTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void everyRowHasItsMembers() {
        directory.newcomer();
        JsonNode row = trail("?limit=1").get(0);
        for (String member : List.of("id", "at", "event", "actor", "address", "target", "outcome", "before", "after")) {
            assertTrue(row.has(member), row::toString);
        }
        Instant.parse(row.path("at").textValue());
    }

    @Test
    void aSignInAndItsFailuresAreTold() {
        JsonNode user = Users.make(directory, "user");
        String name = user.path("username").textValue();
        send(Call.post("/login").json("{\"username\":\"" + name + "\",\"password\":\"wrong\"}"))
                .expect(401);
        told("sign_in", name, "failure", "wrong_password");
        logIn(name);
        told("sign_in", name, "success", null);
        String unknown = "unknown-" + Directory.number();
        send(Call.post("/login").json("{\"username\":\"" + unknown + "\",\"password\":\"wrong\"}"))
                .expect(401);
        told("sign_in", unknown, "failure", "unknown_user");
        sendAs(Account.ADMIN, Call.patch(Users.path(user)).json("{\"disabled\":true}"))
                .expect(200);
        send(Call.post("/login").json("{\"username\":\"" + name + "\",\"password\":\"" + Directory.PASSWORD + "\"}"))
                .expect(401);
        told("sign_in", name, "failure", "disabled");
    }

    @Test
    void theAddressIsTheTransports() {
        String name = "unknown-" + Directory.number();
        send(Call.post("/login")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .json("{\"username\":\"" + name + "\",\"password\":\"wrong\"}"))
                .expect(401);
        String address = trail("?actor=" + name).get(0).path("address").textValue();
        assertEquals(carrier.isGateway() ? GatewayTransport.ADDRESS : "127.0.0.1", address);
    }

    @Test
    void refusedCredentialsAreToldButNotShown() {
        String secret = "a.secret-" + Directory.number() + ".token";
        send(Call.get("/private").bearer(secret)).expect(401);
        JsonNode row = trail("?event=credentials_refused&limit=1").get(0);
        assertEquals("failure", row.path("outcome").textValue());
        assertEquals("invalid_token", row.path("reason").textValue());
        assertFalse(row.toString().contains(secret));
    }

    @Test
    void theLifeOfASessionIsTold() {
        String name = "walker-" + Directory.number();
        send(Call.post("/auth/register")
                        .json("{\"username\":\"" + name + "\",\"password\":\"" + Directory.PASSWORD + "\"}"))
                .expect(201);
        told("registration", name, "success", null);
        Session session = logIn(name);
        Session second = Session.of(refresh(session).expect(200).json());
        told("token_refresh", name, "success", null);
        Session third = Session.of(refresh(second).expect(200).json());
        refresh(session).expect(400);
        told("refresh_reuse", name, "failure", "reuse");
        Session other = logIn(name);
        String body = "{\"current_password\":\"" + Directory.PASSWORD + "\",\"new_password\":\"another good one\"}";
        send(Call.post("/auth/password").bearer(other.accessToken()).json(body)).expect(204);
        told("password_change", name, "success", null);
        send(Call.post("/auth/logout").bearer(other.accessToken())).expect(204);
        told("logout", name, "success", null);
        send(Call.post("/auth/revoke").form("token", third.refreshToken())).expect(200);
        String all = trail("?actor=" + name).toString();
        for (String secret :
                List.of(third.refreshToken(), other.accessToken(), "another good one", Directory.PASSWORD)) {
            assertFalse(all.contains(secret));
        }
    }

    @Test
    void everyWriteOfAUserIsToldWithItsStates() {
        JsonNode user = Users.make(directory, "user");
        String target = "user:" + user.path("id").textValue();
        JsonNode made = told("user_created", "admin", "success", null);
        assertEquals(target, made.path("target").textValue());
        assertTrue(made.path("before").isNull());
        assertEquals("user", made.at("/after/role").textValue());
        sendAs(
                        Account.ADMIN,
                        Call.patch(Users.path(user)).json("{\"role\":\"editor\",\"password\":\"a wholly new one\"}"))
                .expect(200);
        JsonNode changed = told("user_changed", "admin", "success", null);
        assertEquals("user", changed.at("/before/role").textValue());
        assertEquals("editor", changed.at("/after/role").textValue());
        assertTrue(changed.at("/after/password_changed").booleanValue());
        sendAs(Account.ADMIN, Call.delete(Users.path(user))).expect(204);
        JsonNode deleted = told("user_deleted", "admin", "success", null);
        assertEquals(target, deleted.path("target").textValue());
        assertTrue(deleted.path("after").isNull());
    }

    @Test
    void everyWriteOfAKeyIsToldWithoutTheKey() {
        JsonNode key = sendAs(Account.ADMIN, Call.post("/api-keys").json("{\"name\":\"told\",\"role\":\"user\"}"))
                .expect(201)
                .json();
        assertEquals(
                "key:" + key.path("id").textValue(),
                told("key_created", "admin", "success", null).path("target").textValue());
        JsonNode fresh = sendAs(
                        Account.ADMIN,
                        Call.post("/api-keys/" + key.path("id").textValue() + "/rotate")
                                .json("{}"))
                .expect(201)
                .json();
        told("key_rotated", "admin", "success", null);
        sendAs(Account.ADMIN, Call.delete("/api-keys/" + fresh.path("id").textValue()))
                .expect(204);
        told("key_revoked", "admin", "success", null);
        String all = trail("?limit=50").toString();
        assertFalse(all.contains(key.path("key").textValue())
                || all.contains(fresh.path("key").textValue()));
    }

    @Test
    void everyWriteOfAnEmployeeIsToldWithTheStateBeforeAndAfter() {
        directory.token(Account.EDITOR);
        ObjectNode draft = Employees.someone();
        String path = "/employees/" + draft.get("emp_id");
        String target = "employee:" + draft.get("emp_id");
        sendAs(Account.EDITOR, Call.post("/employees").json(draft.toString())).expect(201);
        JsonNode made = told("employee_created", "the-editor", "success", null);
        assertEquals(target, made.path("target").textValue());
        draft.properties()
                .forEach(field -> assertEquals(
                        field.getValue().asText(),
                        made.path("after").path(field.getKey()).asText()));
        sendAs(Account.EDITOR, Call.patch(path).json("{\"city\":\"Turin\"}")).expect(200);
        JsonNode changed = told("employee_changed", "the-editor", "success", null);
        assertEquals("London", changed.at("/before/city").textValue());
        assertEquals("Turin", changed.at("/after/city").textValue());
        sendAs(Account.EDITOR, Call.delete(path)).expect(204);
        JsonNode deleted = told("employee_deleted", "the-editor", "success", null);
        assertEquals("Turin", deleted.at("/before/city").textValue());
        assertTrue(deleted.path("after").isNull());
    }

    @Test
    void aWriteThatFailsLeavesNoRow() {
        ObjectNode draft = Employees.someone();
        sendAs(Account.EDITOR, Call.post("/employees").json(draft.toString())).expect(201);
        sendAs(Account.EDITOR, Call.post("/employees").json(draft.toString())).expect(409);
        sendAs(
                        Account.EDITOR,
                        Call.patch("/employees/" + draft.get("emp_id"))
                                .header("If-Match", "\"x\"")
                                .json("{\"city\":\"Turin\"}"))
                .expect(412);
        long rows = 0;
        for (JsonNode row : trail("?actor=the-editor&limit=20")) {
            rows += row.path("target").asText("").equals("employee:" + draft.get("emp_id")) ? 1 : 0;
        }
        assertEquals(1, rows);
    }

    @Test
    void theTrailIsReadNewestFirstAndPagedByCursor() {
        String name = directory.newcomer();
        for (int i = 0; i < 4; i++) {
            logIn(name);
        }
        List<String> all = ids(trail("?actor=" + name));
        assertEquals(5, all.size());
        List<String> paged = new ArrayList<>();
        String target = "/audit?limit=2&actor=" + name;
        while (!target.isEmpty()) {
            Reply page = sendAs(Account.ADMIN, Call.get(target)).expect(200);
            paged.addAll(ids(page.json()));
            target = next(page);
        }
        assertEquals(all, paged);
        Instant later = Instant.MAX;
        for (JsonNode row : trail("?actor=" + name)) {
            Instant at = Instant.parse(row.path("at").textValue());
            assertFalse(at.isAfter(later));
            later = at;
        }
    }

    /** A row's time and its place are of one reading of the clock; taken apart, they crossed where many wrote. */
    @Test
    void theTimesOfTheTrailNeverRiseAlsoWhereManyWrite() throws Exception {
        String name = directory.newcomer();
        Drill.atOnce(24, () -> {
            for (int i = 0; i < 10; i++) {
                send(Call.post("/auth/token").form("grant_type", "refresh_token", "refresh_token", name + i))
                        .expect(400);
            }
            return name;
        });
        List<String> times = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String target = "/audit?limit=50&event=credentials_refused";
        while (!target.isEmpty()) {
            Reply page = sendAs(Account.ADMIN, Call.get(target)).expect(200);
            page.json().forEach(row -> {
                times.add(row.path("at").textValue());
                assertTrue(seen.add(row.path("id").textValue()), row::toString);
            });
            target = next(page);
        }
        assertTrue(times.size() >= 240, () -> times.size() + " rows");
        for (int i = 1; i < times.size(); i++) {
            assertFalse(Instant.parse(times.get(i)).isAfter(Instant.parse(times.get(i - 1))), times.get(i));
        }
    }

    private static String next(Reply page) {
        return page.header("Link")
                .map(link -> link.replaceFirst("^<(/" + GatewayTransport.STAGE + ")?([^>]+)>.*", "$2"))
                .orElse("");
    }

    @Test
    void theFiltersNarrowTheTrail() {
        String name = directory.newcomer();
        logIn(name);
        assertEquals(1, trail("?event=registration&actor=" + name).size());
        assertEquals(1, trail("?event=sign_in&actor=" + name).size());
        assertEquals(0, trail("?event=user_deleted&actor=" + name).size());
        JsonNode registration = trail("?event=registration&actor=" + name).get(0);
        String target = registration.path("target").textValue();
        assertEquals(1, trail("?event=registration&target=" + target).size());
        assertEquals(
                0, trail("?target=" + target.substring(0, target.length() - 1)).size());
        String at = trail("?event=sign_in&actor=" + name).get(0).path("at").textValue();
        assertEquals(1, trail("?actor=" + name + "&since=" + at).size());
        assertEquals(1, trail("?actor=" + name + "&until=" + at).size());
        assertEquals(0, trail("?actor=" + name + "&since=2999-01-01T00:00:00Z").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event=nonsense",
                "since=yesterday",
                "until=2020-01-01",
                "limit=0",
                "cursor=x",
                "nobody=x",
                "actor=a&actor=b"
            })
    void aFilterThatIsNoneIs422(String query) {
        problem(sendAs(Account.ADMIN, Call.get("/audit?" + query)), 422, "Validation failed");
    }

    @Test
    void nobodyWritesTheTrailByHttp() {
        String id = trail("?limit=1").get(0).path("id").textValue();
        for (String verb : List.of("POST", "PUT", "PATCH", "DELETE")) {
            problem(sendAs(Account.ADMIN, Call.of(verb, "/audit")), 405, "Method not allowed");
            problem(sendAs(Account.ADMIN, Call.of(verb, "/audit/" + id)), 404, "Not found");
        }
    }

    private JsonNode told(String event, String actor, String outcome, @Nullable String reason) {
        JsonNode row = trail("?limit=1&event=" + event + "&actor=" + actor).path(0);
        assertEquals(outcome, row.path("outcome").textValue(), () -> event + " of " + actor + " in " + row);
        assertEquals(reason, row.path("reason").textValue(), row::toString);
        return row;
    }

    private JsonNode trail(String query) {
        return sendAs(Account.ADMIN, Call.get("/audit" + query)).expect(200).json();
    }

    private Session logIn(String name) {
        return Session.of(send(Call.post("/login")
                        .json("{\"username\":\"" + name + "\",\"password\":\"" + Directory.PASSWORD + "\"}"))
                .expect(200)
                .json());
    }

    private Reply refresh(Session session) {
        return send(
                Call.post("/auth/token").form("grant_type", "refresh_token", "refresh_token", session.refreshToken()));
    }

    private static List<String> ids(JsonNode rows) {
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.path("id").textValue()));
        return ids;
    }
}
