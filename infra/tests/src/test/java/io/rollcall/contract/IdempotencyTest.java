package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A named write happens once, however often it is asked for. */
@OnEveryTransport
class IdempotencyTest extends Contract {
    private static final String HEADER = "Idempotency-Key";

    private final String name = "write-" + Directory.number();

    IdempotencyTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void theSameEmployeeIsMadeOnceAndAnsweredAlike() {
        ObjectNode draft = Employees.someone();
        Reply first = create(draft).expect(201);
        Reply again = create(draft).expect(201);
        assertEquals(first.json(), again.json());
        assertEquals(first.require("ETag"), again.require("ETag"));
        assertEquals(first.require("Location"), again.require("Location"));
        assertEquals(1, told("employee_created", "employee:" + draft.get("emp_id")));
    }

    @Test
    void anotherEmployeeUnderTheSameNameIs422() {
        ObjectNode draft = Employees.someone();
        create(draft).expect(201);
        problem(create(draft.deepCopy().put("city", "Turin")), 422, "Validation failed");
        problem(create(Employees.someone()), 422, "Validation failed");
        create(draft).expect(201);
    }

    @Test
    void theSameBodyInOtherWordsIsTheSameRequest() {
        ObjectNode draft = Employees.someone();
        JsonNode first = create(draft).expect(201).json();
        String spaced = draft.toPrettyString();
        assertEquals(
                first,
                sendAs(
                                Account.EDITOR,
                                Call.post("/employees").header(HEADER, name).json(spaced))
                        .expect(201)
                        .json());
    }

    @Test
    void aReplayAnswersAlikeAfterTheEmployeeWasDeletedOrChanged() {
        ObjectNode draft = Employees.someone();
        Reply first = create(draft).expect(201);
        sendAs(Account.EDITOR, Call.patch("/employees/" + draft.get("emp_id")).json("{\"city\":\"Turin\"}"))
                .expect(200);
        assertEquals(first.json(), create(draft).expect(201).json());
        sendAs(Account.EDITOR, Call.delete("/employees/" + draft.get("emp_id"))).expect(204);
        assertEquals(first.json(), create(draft).expect(201).json());
        sendAs(Account.USER, Call.get("/employees/" + draft.get("emp_id"))).expect(404);
    }

    @Test
    void aConflictIsRepeatedAndAnInvalidRequestLeavesTheNameFree() {
        ObjectNode draft = Employees.someone();
        sendAs(Account.EDITOR, Call.post("/employees").json(draft.toString())).expect(201);
        problem(create(draft), 409, "Conflict");
        sendAs(Account.EDITOR, Call.delete("/employees/" + draft.get("emp_id"))).expect(204);
        problem(create(draft), 409, "Conflict");
        String other = name + "-other";
        sendAs(Account.EDITOR, Call.post("/employees").header(HEADER, other).json("{}"))
                .expect(422);
        sendAs(Account.EDITOR, Call.post("/employees").header(HEADER, other).json(draft.toString()))
                .expect(201);
    }

    @Test
    void twentyAtOnceHaveOneEffectAndOneAnswer() throws Exception {
        ObjectNode draft = Employees.someone();
        directory.token(Account.EDITOR);
        List<Reply> replies = Drill.atOnce(20, () -> create(draft));
        assertEquals(
                1,
                replies.stream()
                        .map(reply -> reply.expect(201).text())
                        .collect(Collectors.toSet())
                        .size());
        assertEquals(1, told("employee_created", "employee:" + draft.get("emp_id")));
    }

    @Test
    void theNamesOfTwoPrincipalsAreApart() {
        ObjectNode one = Employees.someone();
        ObjectNode two = Employees.someone();
        create(one).expect(201);
        JsonNode other = sendAs(
                        Account.ADMIN,
                        Call.post("/employees").header(HEADER, name).json(two.toString()))
                .expect(201)
                .json();
        assertEquals(two.get("emp_id").asLong(), other.path("emp_id").asLong());
        problem(
                sendAs(
                        Account.ADMIN,
                        Call.post("/employees").header(HEADER, name).json(one.toString())),
                422,
                "Validation failed");
    }

    @Test
    void withoutANameEachRequestStandsForItself() {
        ObjectNode draft = Employees.someone();
        sendAs(Account.EDITOR, Call.post("/employees").json(draft.toString())).expect(201);
        sendAs(Account.EDITOR, Call.post("/employees").json(draft.toString())).expect(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ä", "a\tb"})
    void aNameThatIsNotPrintableIs400(String bad) {
        assumeTrue(carrier.isGateway() || bad.contains("\t"), "The client sends ASCII alone");
        Reply reply = sendAs(
                Account.EDITOR,
                Call.post("/employees")
                        .header(HEADER, bad)
                        .json(Employees.someone().toString()));
        assertEquals(400, reply.status(), reply::toString);
    }

    @Test
    void aNameIsAtMost255Long() {
        sendAs(
                        Account.EDITOR,
                        Call.post("/employees")
                                .header(HEADER, "n".repeat(255 - name.length()) + name)
                                .json(Employees.someone().toString()))
                .expect(201);
        problem(
                sendAs(
                        Account.EDITOR,
                        Call.post("/employees")
                                .header(HEADER, "n".repeat(256))
                                .json(Employees.someone().toString())),
                400,
                "Bad request");
    }

    @Test
    void twoDraftsThatReadAlikeAreStillTwo() {
        ObjectNode draft = Employees.someone().put("emp_name", "x, city=y").put("city", "z");
        create(draft).expect(201);
        problem(create(draft.deepCopy().put("emp_name", "x").put("city", "y, city=z")), 422, "Validation failed");
    }

    @Test
    void theSameUserIsMadeOnce() {
        String user = "once-" + Directory.number();
        JsonNode first = createUser(user, "user").expect(201).json();
        assertEquals(first, createUser(user, "user").expect(201).json());
        problem(createUser(user, "editor"), 422, "Validation failed");
        problem(createUser(user + "x", "user"), 422, "Validation failed");
        sendAs(Account.ADMIN, Call.delete(Users.path(first))).expect(204);
        assertEquals(first, createUser(user, "user").expect(201).json());
        sendAs(Account.ADMIN, Call.get(Users.path(first))).expect(404);
    }

    @Test
    void theSameUserWithAnotherPasswordIs422() {
        String user = "once-" + Directory.number();
        createUser(user, "user").expect(201);
        problem(createUser(user, "user", "another pass phrase"), 422, "Validation failed");
        createUser(user, "user").expect(201);
        directory.signIn(user, Directory.PASSWORD);
    }

    @Test
    void theSameApiKeyIsMadeOnceAndShownAgain() {
        String secret = UUID.randomUUID().toString();
        String draft = "{\"name\":\"" + name + "\",\"role\":\"user\"}";
        Reply first = createKey(secret, draft).expect(201);
        Reply again = createKey(secret, draft).expect(201);
        assertEquals(first.json(), again.json());
        problem(createKey(secret, draft.replace("user", "editor")), 422, "Validation failed");
        assertEquals(1, told("key_created", "key:" + first.json().path("id").textValue()));
        Call call = Call.get("/me").header("X-API-Key", again.json().path("key").textValue());
        send(call).expect(200);
        createKey(UUID.randomUUID().toString(), draft).expect(201);
    }

    @Test
    void aKeyThatWasBroughtTwiceIs409EachTime() {
        String secret = UUID.randomUUID().toString();
        String draft = "{\"name\":\"k\",\"role\":\"user\",\"key\":\"brought-along-" + secret + "\"}";
        sendAs(Account.ADMIN, Call.post("/api-keys").json(draft)).expect(201);
        problem(createKey(secret, draft), 409, "Conflict");
        problem(createKey(secret, draft), 409, "Conflict");
        problem(createKey(secret, draft.replace("brought", "taken")), 422, "Validation failed");
    }

    @Test
    void aNameThatSomebodyCouldGuessIsTooShortForAnApiKey() {
        problem(
                createKey("create-key-for-payroll", "{\"name\":\"k\",\"role\":\"user\"}"),
                400,
                "Bad request",
                "Idempotency-Key must be 32 to 255 printable ASCII characters");
    }

    @Test
    void twentyAtOnceMakeOneApiKey() throws Exception {
        String secret = UUID.randomUUID().toString();
        directory.token(Account.ADMIN);
        List<Reply> replies =
                Drill.atOnce(20, () -> createKey(secret, "{\"name\":\"" + name + "\",\"role\":\"user\"}"));
        assertEquals(
                1,
                replies.stream()
                        .map(reply -> reply.expect(201).text())
                        .collect(Collectors.toSet())
                        .size());
        assertEquals(1, directory.database().number("SELECT count(*) FROM api_keys WHERE name = '" + name + "'"));
    }

    @Test
    void whatIsKeptCannotBeReadInTheDatabase() {
        String city = "Xanadu-" + name;
        ObjectNode draft = Employees.someone().put("city", city);
        create(draft).expect(201);
        create(draft).expect(201);
        createKey(UUID.randomUUID().toString(), "{\"name\":\"" + name + "\",\"role\":\"user\"}")
                .expect(201);
        TestPostgres.Copy database = directory.database();
        assertEquals(
                0,
                database.number("SELECT count(*) FROM idempotency_keys k WHERE k::text LIKE '%" + name
                        + "%' OR k::text LIKE '%rk\\_%' OR k::text LIKE '%emp_name%'"));
    }

    @Test
    void theSameImportRunsOnce() {
        long number = Directory.number();
        String csv = "emp_id,emp_name,city,country,emp_dob\r\n" + number + ",Ada,London,UK,1915-12-10\r\n";
        JsonNode first = load(csv, "").expect(200).json();
        assertEquals(1, first.path("created").intValue());
        sendAs(Account.EDITOR, Call.delete("/employees/" + number)).expect(204);
        assertEquals(first, load(csv, "").expect(200).json());
        sendAs(Account.USER, Call.get("/employees/" + number)).expect(404);
        problem(load(csv.replace("Ada", "Bea"), ""), 422, "Validation failed");
        problem(load(csv, "?mode=upsert"), 422, "Validation failed");
        assertNotEquals(
                422,
                sendAs(
                                Account.EDITOR,
                                Call.post("/employees")
                                        .header(HEADER, name)
                                        .json(Employees.someone().toString()))
                        .status());
    }

    private Reply create(ObjectNode draft) {
        return sendAs(
                Account.EDITOR, Call.post("/employees").header(HEADER, name).json(draft.toString()));
    }

    private Reply createKey(String secret, String draft) {
        return sendAs(
                Account.ADMIN, Call.post("/api-keys").header(HEADER, secret).json(draft));
    }

    private Reply createUser(String username, String role) {
        return createUser(username, role, Directory.PASSWORD);
    }

    private Reply createUser(String username, String role, String password) {
        return sendAs(
                Account.ADMIN,
                Call.post("/users")
                        .header(HEADER, name)
                        .json("{\"username\":\"" + username + "\",\"password\":\"" + password + "\",\"role\":\"" + role
                                + "\"}"));
    }

    private Reply load(String csv, String query) {
        return sendAs(
                Account.EDITOR,
                Call.post("/employees/import" + query)
                        .header(HEADER, name)
                        .body("text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private long told(String event, String target) {
        long rows = 0;
        for (JsonNode row : sendAs(Account.ADMIN, Call.get("/audit?limit=100&event=" + event))
                .expect(200)
                .json()) {
            rows += row.path("target").asText("").equals(target) ? 1 : 0;
        }
        return rows;
    }
}
