package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.directory.Session;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do with users. */
@OnEveryTransport
class UserTest extends Contract {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final String NOBODY = "/users/00000000-0000-7000-8000-000000000000";

    UserTest(Carrier carrier) {
        super(carrier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "editor", "admin"})
    void anAdministratorMakesAUserOfAnyRole(String role) {
        String name = "made-" + Directory.number();
        Reply reply = create(name, Directory.PASSWORD, role).expect(201);
        JsonNode user = reply.json();
        assertEquals(name, user.path("username").textValue());
        assertEquals(role, user.path("role").textValue());
        assertEquals(role.equals("admin"), user.path("is_admin").booleanValue());
        assertFalse(user.path("disabled").booleanValue());
        String stage = carrier.isGateway() ? "/" + GatewayTransport.STAGE : "";
        assertEquals(stage + Users.path(user), reply.require("Location"));
        assertEquals(user, asAdmin(Call.get(Users.path(user))).expect(200).json());
        String token = directory.signIn(name, Directory.PASSWORD).accessToken();
        assertEquals(
                role,
                send(Call.get("/me").bearer(token))
                        .expect(200)
                        .json()
                        .path("role")
                        .textValue());
        asAdmin(Call.delete(Users.path(user))).expect(204);
    }

    @Test
    void noAnswerHoldsAPasswordOrItsHash() {
        JsonNode user = Users.make(directory, "user");
        for (Call call :
                List.of(Call.get(Users.path(user)), Call.get("/users?limit=1000"), Call.get("/audit?limit=1000"))) {
            String text = asAdmin(call).expect(200).text();
            assertFalse(text.contains("argon2") || text.contains(Directory.PASSWORD) || text.contains("hash"), text);
        }
    }

    @Test
    void aNameThatIsTakenIs409() {
        JsonNode user = Users.make(directory, "user");
        String name = user.path("username").textValue().toUpperCase(Locale.ROOT);
        problem(create(name, Directory.PASSWORD, "user"), 409, "Conflict", "Username already exists");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | username",
                "{\"username\":\"\",\"password\":\"correct horse\"} | username",
                "{\"username\":\"a-name\",\"password\":\"short\"} | password",
                "{\"username\":\"a-long-name\",\"password\":\"A-long-Name\"} | password",
                "{\"username\":\"a-name\",\"password\":\"correct horse\",\"role\":\"root\"} | role",
                "{\"username\":\"a-name\",\"password\":\"correct horse\",\"role\":\"ADMIN\"} | role",
                "{\"username\":\"a-name\",\"password\":\"correct horse\",\"id\":\"x\"} | id",
                "{\"username\":\"a-name\",\"password\":\"correct horse\",\"disabled\":true} | disabled"
            })
    void aNewUserIsReadStrictly(String body, String field) {
        invalid(asAdmin(Call.post("/users").json(body)), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":null} | role",
                "{\"role\":\"owner\"} | role",
                "{\"disabled\":\"true\"} | disabled",
                "{\"disabled\":1} | disabled",
                "{\"password\":\"short\"} | password",
                "{\"locked\":null} | locked",
                "{\"username\":\"other\"} | username",
                "{\"is_admin\":true} | is_admin"
            })
    void aChangeIsReadStrictly(String body, String field) {
        invalid(asAdmin(Call.patch(Users.path(Users.make(directory, "user"))).json(body)), field);
    }

    @Test
    void someoneUnknownIs404AndAnIdThatIsNoneIs422() {
        problem(asAdmin(Call.get(NOBODY)), 404, "Not found");
        problem(asAdmin(Call.patch(NOBODY).json("{\"disabled\":true}")), 404, "Not found");
        problem(asAdmin(Call.delete(NOBODY)), 404, "Not found");
        for (String id : List.of("1", "abc", "00000000-0000-7000-8000-00000000000g")) {
            invalid(asAdmin(Call.get("/users/" + id)), "id");
        }
    }

    @Test
    void theListIsFilteredByAPartOfTheNameInAnyCase() {
        JsonNode user = Users.make(directory, "user");
        String name = user.path("username").textValue();
        for (String part : List.of(name, name.toUpperCase(Locale.ROOT), name.substring(1))) {
            JsonNode found = asAdmin(Call.get("/users").with("username", part))
                    .expect(200)
                    .json();
            assertEquals(1, found.size(), found::toString);
            assertEquals(user, found.get(0));
        }
        assertEquals(
                "[]",
                asAdmin(Call.get("/users").with("username", name + "%"))
                        .expect(200)
                        .text());
        assertEquals(
                "[]",
                asAdmin(Call.get("/users").with("username", "own_" + name.substring(4)))
                        .expect(200)
                        .text());
    }

    @Test
    void pagesByCursorHoldEveryUserOnce() {
        for (int i = 0; i < 5; i++) {
            Users.make(directory, "user");
        }
        List<String> all =
                ids(asAdmin(Call.get("/users?limit=1000")).expect(200).json());
        List<String> paged = new ArrayList<>();
        Optional<String> next = Optional.of("/users?limit=7");
        while (next.isPresent()) {
            Reply page = asAdmin(Call.get(next.get())).expect(200);
            assertTrue(page.json().size() <= 7);
            paged.addAll(ids(page.json()));
            next = page.header("Link").map(UserTest::target);
        }
        assertEquals(all, paged);
        assertEquals(
                all.subList(2, 5),
                ids(asAdmin(Call.get("/users?offset=2&limit=3")).expect(200).json()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "offset=-1",
                "cursor=nonsense",
                "sort_by=id",
                "limit=1&limit=2",
                "role=admin"
            })
    void aParameterOutOfBoundsIs422(String query) {
        problem(asAdmin(Call.get("/users?" + query)), 422, "Validation failed");
    }

    @Test
    void aCursorIsForItsOwnFilterAlone() {
        Users.make(directory, "user");
        Users.make(directory, "user");
        String next = target(asAdmin(Call.get("/users?limit=1")).require("Link"));
        invalid(asAdmin(Call.get(next).with("username", "own")), "cursor");
        invalid(asAdmin(Call.get(next.replace("/users", "/api-keys"))), "cursor");
    }

    @Test
    void aNewRoleHoldsFromTheNextRequestOn() {
        JsonNode user = Users.make(directory, "user");
        String token = Users.signIn(directory, user).accessToken();
        problem(send(Call.post("/employees").bearer(token).json("{}")), 403, "Access denied");
        assertEquals(
                "editor",
                change(user, "{\"role\":\"editor\"}")
                        .expect(200)
                        .json()
                        .path("role")
                        .textValue());
        String fresh = Users.signIn(directory, user).accessToken();
        problem(send(Call.post("/employees").bearer(fresh).json("{}")), 422, "Validation failed");
        change(user, "{\"role\":\"user\"}").expect(200);
        problem(send(Call.post("/employees").bearer(fresh).json("{}")), 403, "Access denied");
    }

    @Test
    void aDemotedAdministratorIsNoneAtOnce() {
        JsonNode user = Users.make(directory, "admin");
        String token = Users.signIn(directory, user).accessToken();
        send(Call.get("/users").bearer(token)).expect(200);
        change(user, "{\"role\":\"user\"}").expect(200);
        problem(send(Call.get("/users").bearer(token)), 403, "Access denied");
    }

    @Test
    void aDisabledUsersTokensAreDeadAndNobodySignsIn() {
        JsonNode user = Users.make(directory, "admin");
        Session session = Users.signIn(directory, user);
        send(Call.get("/users").bearer(session.accessToken())).expect(200);
        assertTrue(change(user, "{\"disabled\":true}")
                .expect(200)
                .json()
                .path("disabled")
                .booleanValue());
        problem(send(Call.get("/users").bearer(session.accessToken())), 401, "Invalid token");
        problem(send(Call.post("/employees").bearer(session.accessToken()).json("{}")), 401, "Invalid token");
        problem(logIn(user, Directory.PASSWORD), 401, "Invalid credentials", "Incorrect username or password");
        send(refresh(session)).expect(400);
        change(user, "{\"disabled\":false}").expect(200);
        problem(send(Call.get("/users").bearer(session.accessToken())), 401, "Invalid token");
        logIn(user, Directory.PASSWORD).expect(200);
        asAdmin(Call.delete(Users.path(user))).expect(204);
    }

    @Test
    void aPasswordFromAnAdministratorEndsEverySession() {
        JsonNode user = Users.make(directory, "editor");
        Session session = Users.signIn(directory, user);
        change(user, "{\"password\":\"a wholly new one\"}").expect(200);
        problem(send(Call.post("/employees").bearer(session.accessToken()).json("{}")), 401, "Invalid token");
        send(refresh(session)).expect(400);
        problem(logIn(user, Directory.PASSWORD), 401, "Invalid credentials");
        logIn(user, "a wholly new one").expect(200);
    }

    /** Variation selectors, fillers and the like: "admin" with one of them would look like "admin". */
    @ParameterizedTest
    @ValueSource(
            ints = {0xFE0F, 0x034F, 0x3164, 0x115F, 0x17B4, 0x180B, 0x2800, 0xE0100, 0x200B, 0x00AD, 0x2065, 0xFFA0})
    void aNameHasNoPartThatNobodySees(int codePoint) {
        String invisible = Character.toString(codePoint);
        for (String name : List.of("admin" + invisible, invisible)) {
            invalid(
                    send(Call.post("/auth/register")
                            .json("{\"username\":\"" + name + "\",\"password\":\"" + Directory.PASSWORD + "\"}")),
                    "username");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\tbob", "bob\\n", "bo\\u0007b", "\\u001fbob"})
    void aControlCharacterIsRefusedAndNotTrimmedAway(String name) {
        invalid(
                send(Call.post("/auth/register")
                        .json("{\"username\":\"" + name + "\",\"password\":\"" + Directory.PASSWORD + "\"}")),
                "username");
    }

    @Test
    void aLockedAccountOpensToNobodyUntilItIsUnlocked() {
        JsonNode user = Users.make(directory, "user");
        change(user, "{\"locked\":true}").expect(200);
        problem(logIn(user, Directory.PASSWORD), 401, "Invalid credentials", "Incorrect username or password");
        change(user, "{\"locked\":false}").expect(200);
        logIn(user, Directory.PASSWORD).expect(200);
    }

    @Test
    void aDeletedUserIsGoneWithAllTokensAndKeys() {
        JsonNode user = Users.make(directory, "editor");
        Session session = Users.signIn(directory, user);
        String key = asAdmin(Call.post("/api-keys")
                        .json("{\"name\":\"theirs\",\"role\":\"editor\",\"user_id\":" + user.path("id") + "}"))
                .expect(201)
                .json()
                .path("key")
                .textValue();
        problem(send(Call.post("/employees").header("X-API-Key", key).json("{}")), 422, "Validation failed");
        asAdmin(Call.delete(Users.path(user))).expect(204);
        problem(asAdmin(Call.get(Users.path(user))), 404, "Not found");
        problem(send(Call.post("/employees").header("X-API-Key", key).json("{}")), 401, "Invalid API key");
        problem(send(Call.post("/employees").bearer(session.accessToken()).json("{}")), 401, "Invalid token");
        send(refresh(session)).expect(400);
        problem(logIn(user, Directory.PASSWORD), 401, "Invalid credentials");
    }

    @Test
    void aNarrowedTokenCannotMakeAnAdministrator() {
        String token = Users.narrowed(directory, Account.ADMIN, "users:write employees:read");
        String body = "{\"username\":\"climber-" + Directory.number() + "\",\"password\":\"" + Directory.PASSWORD
                + "\",\"role\":\"admin\"}";
        problem(send(Call.post("/users").bearer(token).json(body)), 403, "Access denied");
        JsonNode user = Users.make(directory, "user");
        problem(send(Call.patch(Users.path(user)).bearer(token).json("{\"role\":\"admin\"}")), 403, "Access denied");
        problem(send(Call.patch(Users.path(user)).bearer(token).json("{\"role\":\"editor\"}")), 403, "Access denied");
        send(Call.patch(Users.path(user)).bearer(token).json("{\"disabled\":true}"))
                .expect(200);
    }

    @Test
    void aNarrowedTokenCannotTakeAnAdministratorOver() {
        String token = Users.narrowed(directory, Account.ADMIN, "users:write employees:read");
        JsonNode user = Users.make(directory, "admin");
        problem(
                send(Call.patch(Users.path(user)).bearer(token).json("{\"password\":\"a wholly new one\"}")),
                403,
                "Access denied");
        logIn(user, Directory.PASSWORD).expect(200);
        asAdmin(Call.delete(Users.path(user))).expect(204);
    }

    private Reply asAdmin(Call call) {
        return sendAs(Account.ADMIN, call);
    }

    private Reply create(String username, String password, String role) {
        return asAdmin(Call.post("/users")
                .json("{\"username\":\"" + username + "\",\"password\":\"" + password + "\",\"role\":\"" + role
                        + "\"}"));
    }

    private Reply change(JsonNode user, String body) {
        return asAdmin(Call.patch(Users.path(user)).json(body));
    }

    private Reply logIn(JsonNode user, String password) {
        return send(Call.post("/login")
                .json("{\"username\":" + user.path("username") + ",\"password\":\"" + password + "\"}"));
    }

    private static Call refresh(Session session) {
        return Call.post("/auth/token").form("grant_type", "refresh_token", "refresh_token", session.refreshToken());
    }

    private static String target(String link) {
        Matcher next = NEXT.matcher(link);
        assertTrue(next.find(), link);
        return next.group(1).replaceFirst("^/" + GatewayTransport.STAGE + "/", "/");
    }

    private static List<String> ids(JsonNode users) {
        List<String> ids = new ArrayList<>();
        users.forEach(user -> ids.add(user.path("id").textValue()));
        return ids;
    }
}
