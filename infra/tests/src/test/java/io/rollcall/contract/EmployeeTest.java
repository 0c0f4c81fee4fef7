package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryTransport
class EmployeeTest extends Contract {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final long MOST = (1L << 53) - 1;

    EmployeeTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void aNewEmployeeIsAnsweredWholeWithPlaceAndTag() {
        ObjectNode draft = Employees.someone();
        Reply reply = create(draft).expect(201);
        JsonNode made = reply.json();
        Set<String> names = new HashSet<>();
        made.fieldNames().forEachRemaining(names::add);
        assertEquals(
                Set.of("id", "emp_id", "emp_name", "city", "country", "emp_dob", "created_at", "updated_at"), names);
        draft.properties()
                .forEach(field -> assertEquals(
                        field.getValue().asText(), made.path(field.getKey()).asText()));
        assertEquals(7, UUID.fromString(made.path("id").textValue()).version());
        assertTrue(Instant.parse(made.path("created_at").textValue()).isAfter(Instant.EPOCH));
        assertEquals(made.path("created_at"), made.path("updated_at"));
        String stage = carrier.isGateway() ? "/" + GatewayTransport.STAGE : "";
        assertEquals(stage + path(made), reply.require("Location"));
        assertTrue(reply.require("ETag").matches("\"[^\"]+\""), reply::toString);
    }

    @Test
    void whatWasMadeIsReadBack() {
        Reply made = create(Employees.someone()).expect(201);
        Reply read = sendAs(Account.USER, Call.get(path(made.json()))).expect(200);
        assertEquals(made.json(), read.json());
        assertEquals(made.require("ETag"), read.require("ETag"));
        assertEquals("private, no-cache", read.require("Cache-Control"));
    }

    @Test
    void namesAreTrimmed() {
        JsonNode made = create(Employees.someone()
                        .put("emp_name", "  Grace\tHopper ".replace("\t", " "))
                        .put("city", " Paris "))
                .expect(201)
                .json();
        assertEquals("Grace Hopper", made.path("emp_name").textValue());
        assertEquals("Paris", made.path("city").textValue());
    }

    @Test
    void lettersOfEveryAlphabetComeBackAsTheyWereSent() {
        String name = "Žofie Ōé 李小龍 🧑‍🚀 O'Brien \"Q\" \\ % _";
        JsonNode made =
                create(Employees.someone().put("emp_name", name)).expect(201).json();
        assertEquals(
                name,
                sendAs(Account.USER, Call.get(path(made)))
                        .expect(200)
                        .json()
                        .path("emp_name")
                        .textValue());
    }

    @Test
    void aNumberThatIsTakenIs409() {
        ObjectNode draft = Employees.someone();
        create(draft).expect(201);
        problem(create(draft), 409, "Conflict", "Employee business ID '" + draft.get("emp_id") + "' already exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/employees/999999999", "/employees/9007199254740991"})
    void anUnknownNumberIs404(String path) {
        String detail = "Employee with emp_id '" + path.substring("/employees/".length()) + "' not found";
        problem(sendAs(Account.USER, Call.get(path)), 404, "Not found", detail);
        problem(sendAs(Account.EDITOR, Call.patch(path).json("{\"city\":\"Oslo\"}")), 404, "Not found", detail);
        problem(sendAs(Account.EDITOR, Call.delete(path)), 404, "Not found", detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "0",
                "-1",
                "1.5",
                "1e3",
                "01",
                "9007199254740992",
                "99999999999999999999999",
                "%20",
                "1%00",
                "%D9%A1"
            })
    void aPathThatIsNoNumberIs422(String segment) {
        Reply reply = sendAs(Account.USER, Call.get("/employees/" + segment));
        assertTrue(reply.status() == 422 || reply.status() == 400 && segment.contains("%"), reply::toString);
        problem(reply, reply.status(), reply.status() == 422 ? "Validation failed" : "Bad request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9007199254740991"})
    void theLeastAndTheGreatestNumberAreTaken(String number) {
        sendAs(Account.EDITOR, Call.delete("/employees/" + number));
        ObjectNode draft = Employees.someone().put("emp_id", Long.parseLong(number));
        create(draft).expect(201);
        sendAs(Account.EDITOR, Call.delete("/employees/" + number)).expect(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "9007199254740992",
                "9223372036854775808",
                "1000000000000000000000000000000",
                "1.9",
                "1.0",
                "1e0",
                "1E2",
                "\"1\"",
                "true",
                "null",
                "[]",
                "{}",
                "\"\""
            })
    void anythingElseThanAWholeNumberInBoundsIs422(String number) {
        invalid(
                create(Employees.someone().toString().replaceFirst("\"emp_id\":\\d+", "\"emp_id\":" + number)),
                "emp_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "\u00a0\u2003", "a\u0007b", "a\nb", "a\u007fb", "a\u0085b"})
    void blankNamesAndControlCharactersAre422(String name) {
        for (String field : List.of("emp_name", "city", "country")) {
            invalid(create(Employees.someone().put(field, name)), field);
        }
    }

    @Test
    void aNameOf200CharactersIsTheLongest() {
        create(Employees.someone().put("emp_name", "ä".repeat(200))).expect(201);
        create(Employees.someone().put("emp_name", "🧑".repeat(200))).expect(201);
        invalid(create(Employees.someone().put("emp_name", "ä".repeat(201))), "emp_name");
        invalid(create(Employees.someone().put("city", "c".repeat(201))), "city");
        invalid(create(Employees.someone().put("country", "c".repeat(201))), "country");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1899-12-31",
                "2001-02-29",
                "2001-13-01",
                "2001-1-1",
                "01-02-2001",
                "2001-02-03T00:00:00Z",
                "",
                "yesterday",
                "+12001-01-01",
                "-0001-01-01"
            })
    void aDateThatIsNoneOrTooEarlyIs422(String date) {
        invalid(create(Employees.someone().put("emp_dob", date)), "emp_dob");
    }

    @Test
    void aDateInTheFutureIs422() {
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        JsonNode problem = invalid(create(Employees.someone().put("emp_dob", tomorrow.toString())), "emp_dob");
        assertEquals(
                "Date of birth cannot be in the future", problem.path("detail").textValue());
    }

    @Test
    void theFirstDayOf1900AndTodayAreTaken() {
        create(Employees.someone().put("emp_dob", "1900-01-01")).expect(201);
        create(Employees.someone()
                        .put(
                                "emp_dob",
                                LocalDate.now(ZoneOffset.UTC).minusDays(1).toString()))
                .expect(201);
        create(Employees.someone().put("emp_dob", "2000-02-29")).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emp_id", "emp_name", "city", "country", "emp_dob"})
    void everyFieldIsRequired(String field) {
        ObjectNode draft = Employees.someone();
        draft.remove(field);
        invalid(create(draft), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "created_at", "salary", "EMP_ID", "emp_id "})
    void aFieldThatNobodyKnowsIs422(String field) {
        invalid(create(Employees.someone().put(field, "x")), field);
    }

    @Test
    void everyBrokenFieldIsNamed() {
        JsonNode problem =
                problem(create("{\"emp_id\":\"1\",\"emp_name\":\"\",\"surplus\":1}"), 422, "Validation failed");
        Set<String> fields = new HashSet<>();
        problem.path("errors").forEach(error -> fields.add(error.path("field").textValue()));
        assertEquals(Set.of("emp_id", "emp_name", "city", "country", "emp_dob", "surplus"), fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", MERGE_PATCH})
    void aPatchChangesTheFieldsGivenAlone(String type) {
        Reply made = create(Employees.someone()).expect(201);
        Reply changed = sendAs(Account.EDITOR, Call.patch(path(made.json())).body(type, utf8("{\"city\":\"Oslo\"}")))
                .expect(200);
        ObjectNode expected = made.json().deepCopy();
        expected.put("city", "Oslo").set("updated_at", changed.json().path("updated_at"));
        assertEquals(expected, changed.json());
        assertNotEquals(made.require("ETag"), changed.require("ETag"));
        assertEquals(
                changed.json(),
                sendAs(Account.USER, Call.get(path(made.json()))).json());
    }

    @Test
    void aPatchMayChangeTheNumber() {
        JsonNode made = create(Employees.someone()).expect(201).json();
        long other = Directory.number();
        sendAs(Account.EDITOR, Call.patch(path(made)).json("{\"emp_id\":" + other + "}"))
                .expect(200);
        sendAs(Account.USER, Call.get(path(made))).expect(404);
        sendAs(Account.USER, Call.get("/employees/" + other)).expect(200);
    }

    @Test
    void aPatchToANumberThatIsTakenIs409() {
        JsonNode one = create(Employees.someone()).expect(201).json();
        JsonNode other = create(Employees.someone()).expect(201).json();
        Reply reply = sendAs(Account.EDITOR, Call.patch(path(one)).json("{\"emp_id\":" + other.get("emp_id") + "}"));
        problem(reply, 409, "Conflict", "Employee business ID '" + other.get("emp_id") + "' already exists");
    }

    @Test
    void aPatchToItsOwnNumberIsNoConflict() {
        JsonNode one = create(Employees.someone()).expect(201).json();
        sendAs(Account.EDITOR, Call.patch(path(one)).json("{\"emp_id\":" + one.get("emp_id") + "}"))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emp_id", "emp_name", "city", "country", "emp_dob"})
    void nullInAPatchIs422(String field) {
        JsonNode made = create(Employees.someone()).expect(201).json();
        invalid(sendAs(Account.EDITOR, Call.patch(path(made)).json("{\"" + field + "\":null}")), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"op\":\"remove\",\"path\":\"/city\"}]", "null", "\"city\"", "7", "true"})
    void aPatchThatIsNoObjectIs422(String body) {
        JsonNode made = create(Employees.someone()).expect(201).json();
        problem(sendAs(Account.EDITOR, Call.patch(path(made)).json(body)), 422, "Validation failed");
    }

    @Test
    void aJsonPatchIs415() {
        JsonNode made = create(Employees.someone()).expect(201).json();
        problem(
                sendAs(Account.EDITOR, Call.patch(path(made)).body("application/json-patch+json", utf8("[]"))),
                415,
                "Unsupported media type");
    }

    @Test
    void aPatchOfAnUnknownFieldIs422() {
        JsonNode made = create(Employees.someone()).expect(201).json();
        invalid(sendAs(Account.EDITOR, Call.patch(path(made)).json("{\"id\":\"x\"}")), "id");
    }

    @Test
    void aDeletedEmployeeIsGone() {
        JsonNode made = create(Employees.someone()).expect(201).json();
        Reply reply = sendAs(Account.EDITOR, Call.delete(path(made))).expect(204);
        assertArrayEquals(new byte[0], reply.body());
        sendAs(Account.USER, Call.get(path(made))).expect(404);
        sendAs(Account.EDITOR, Call.delete(path(made))).expect(404);
    }

    @Test
    void aNumberThatIsFreeAgainStartsWithAnotherTag() {
        ObjectNode draft = Employees.someone();
        Reply first = create(draft).expect(201);
        sendAs(Account.EDITOR, Call.delete(path(first.json()))).expect(204);
        assertNotEquals(first.require("ETag"), create(draft).expect(201).require("ETag"));
    }

    @Test
    void readingAgainWithTheTagIs304() {
        Reply made = create(Employees.someone()).expect(201);
        String tag = made.require("ETag");
        for (String header : List.of(tag, "W/" + tag, "*", "\"other\", " + tag, "\"a,b\"," + tag)) {
            Reply reply = sendAs(Account.USER, Call.get(path(made.json())).header("If-None-Match", header))
                    .expect(304);
            assertArrayEquals(new byte[0], reply.body());
            assertEquals(tag, reply.require("ETag"));
            assertEquals("private, no-cache", reply.require("Cache-Control"));
        }
    }

    @Test
    void readingAgainWithAnOldTagIs200() {
        Reply made = create(Employees.someone()).expect(201);
        sendAs(Account.EDITOR, Call.patch(path(made.json())).json("{\"city\":\"Rome\"}"))
                .expect(200);
        sendAs(Account.USER, Call.get(path(made.json())).header("If-None-Match", made.require("ETag")))
                .expect(200);
        sendAs(Account.USER, Call.get(path(made.json())).header("If-None-Match", "\"other\""))
                .expect(200);
    }

    @Test
    void headHasTheTagToo() {
        Reply made = create(Employees.someone()).expect(201);
        Reply head = sendAs(Account.USER, Call.of("HEAD", path(made.json()))).expect(200);
        assertEquals(made.require("ETag"), head.require("ETag"));
    }

    @Test
    void aChangeUnderThePresentTagIsMade() {
        Reply made = create(Employees.someone()).expect(201);
        Call change = Call.patch(path(made.json())).json("{\"city\":\"Rome\"}");
        Reply changed = sendAs(Account.EDITOR, change.header("If-Match", made.require("ETag")))
                .expect(200);
        sendAs(Account.EDITOR, change.header("If-Match", "\"other\", " + changed.require("ETag")))
                .expect(200);
        sendAs(Account.EDITOR, change.header("If-Match", "*")).expect(200);
    }

    @Test
    void aChangeUnderAnotherTagIs412AndChangesNothing() {
        Reply made = create(Employees.someone()).expect(201);
        String path = path(made.json());
        String tag = made.require("ETag");
        for (String header : List.of(
                "\"other\"",
                "W/" + tag,
                "\"" + UUID.randomUUID() + ".1\"",
                tag.replace(".1\"", ".01\""),
                tag.replace(".1\"", ".+1\""),
                "")) {
            problem(
                    sendAs(
                            Account.EDITOR,
                            Call.patch(path).json("{\"city\":\"Rome\"}").header("If-Match", header)),
                    412,
                    "Precondition failed");
            problem(sendAs(Account.EDITOR, Call.delete(path).header("If-Match", header)), 412, "Precondition failed");
        }
        assertEquals(
                made.json(), sendAs(Account.USER, Call.get(path)).expect(200).json());
    }

    @Test
    void aDeletionUnderThePresentTagIsMade() {
        Reply made = create(Employees.someone()).expect(201);
        sendAs(Account.EDITOR, Call.delete(path(made.json())).header("If-Match", made.require("ETag")))
                .expect(204);
    }

    @Test
    void aConditionOnNobodyIs412Or404() {
        Reply reply = sendAs(Account.EDITOR, Call.delete("/employees/999999998").header("If-Match", "*"));
        assertTrue(reply.status() == 412 || reply.status() == 404, reply::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unquoted", "\"open", "\"a\" \"b\"", "W/unquoted", "*, \"a\""})
    void aHeaderThatIsNoListOfTagsIs400(String header) {
        Reply made = create(Employees.someone()).expect(201);
        problem(sendAs(Account.EDITOR, Call.delete(path(made.json())).header("If-Match", header)), 400, "Bad request");
        assertFalse(sendAs(Account.USER, Call.get(path(made.json())))
                .expect(200)
                .text()
                .isEmpty());
    }

    @Test
    void theEmployeesHealthIsNoEmployee() {
        assertEquals(
                "{\"status\":\"UP\"}",
                send(Call.get("/employees/health")).expect(200).text());
    }

    @Test
    void theGreatestNumberIsShownWithoutLoss() {
        sendAs(Account.EDITOR, Call.delete("/employees/" + (MOST - 1)));
        JsonNode made =
                create(Employees.someone().put("emp_id", MOST - 1)).expect(201).json();
        assertEquals(MOST - 1, made.path("emp_id").longValue());
    }

    private Reply create(ObjectNode draft) {
        return create(draft.toString());
    }

    private Reply create(String draft) {
        return sendAs(Account.EDITOR, Call.post("/employees").json(draft));
    }

    private static String path(JsonNode employee) {
        return "/employees/" + employee.get("emp_id");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
