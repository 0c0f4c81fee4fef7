package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many employees at once, in and out. */
@OnEveryTransport
class TransferTest extends Contract {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String HEADER = "emp_id,emp_name,city,country,emp_dob\r\n";
    private static final int LIMIT = 5 << 20;

    private final long number = Directory.number();

    TransferTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void csvIsImportedWhole() {
        assertEquals(
                "{\"created\":2,\"updated\":0,\"unchanged\":0,\"dry_run\":false}",
                load(CSV, HEADER + line("Ada") + next("\"Bea, \"\"B\"\"\""), "")
                        .expect(200)
                        .text());
        assertEquals("Ada", read(number).path("emp_name").textValue());
        assertEquals("Bea, \"B\"", read(number + 1_000_000).path("emp_name").textValue());
    }

    @Test
    void ndjsonIsImportedWhole() {
        String lines = Employees.of(number, "Ada", "London", "UK", "1915-12-10") + "\n\n"
                + Employees.of(number + 1_000_000, "李", "London", "UK", "1915-12-10");
        assertEquals(
                2, load(NDJSON, lines, "").expect(200).json().path("created").intValue());
        assertEquals("李", read(number + 1_000_000).path("emp_name").textValue());
    }

    @Test
    void theColumnsMayStandInAnyOrderBehindAByteOrderMark() {
        load(CSV, "\uFEFFemp_dob,country,city,emp_name,emp_id\n1915-12-10,UK,London,Ada," + number + "\n", "")
                .expect(200);
        assertEquals("UK", read(number).path("country").textValue());
    }

    @Test
    void oneBadLineStopsAllAndIsNamed() {
        JsonNode problem = problem(
                load(
                        CSV,
                        HEADER + line("Ada") + next(" ") + (number + 2_000_000) + ",Cleo,Rome,Italy,2999-01-01\r\n",
                        ""),
                422,
                "Validation failed");
        assertEquals(3, problem.at("/errors/0/line").intValue(), problem::toString);
        assertEquals("emp_name", problem.at("/errors/0/field").textValue());
        assertEquals(4, problem.at("/errors/1/line").intValue());
        assertEquals("emp_dob", problem.at("/errors/1/field").textValue());
        assertEquals(
                "Date of birth cannot be in the future",
                problem.at("/errors/1/message").textValue());
        assertGone(number);
    }

    @Test
    void anEmployeeWhoExistsStopsACreationAndIsNamed() {
        load(CSV, HEADER + line("Ada"), "").expect(200);
        JsonNode problem = problem(load(CSV, HEADER + next("Bea") + line("Ada"), ""), 422, "Validation failed");
        assertEquals(3, problem.at("/errors/0/line").intValue());
        assertEquals("emp_id", problem.at("/errors/0/field").textValue());
        assertGone(number + 1_000_000);
    }

    @Test
    void anUpsertCountsWhatItMakesChangesAndLeaves() {
        load(CSV, HEADER + line("Ada") + next("Bea"), "").expect(200);
        String body =
                HEADER + line("Ada") + next("Beatrice") + (number + 2_000_000) + ",Cleo,Rome,Italy,1990-01-01\r\n";
        String dry = load(CSV, body, "?mode=upsert&dry_run=true").expect(200).text();
        assertEquals("{\"created\":1,\"updated\":1,\"unchanged\":1,\"dry_run\":true}", dry);
        assertEquals("Bea", read(number + 1_000_000).path("emp_name").textValue());
        assertGone(number + 2_000_000);
        assertEquals(
                dry.replace("true", "false"),
                load(CSV, body, "?mode=upsert").expect(200).text());
        assertEquals("Beatrice", read(number + 1_000_000).path("emp_name").textValue());
        assertEquals(
                3,
                load(CSV, body, "?mode=upsert")
                        .expect(200)
                        .json()
                        .path("unchanged")
                        .intValue());
    }

    @Test
    void aDryRunWritesNothingAndTellsTheSameErrors() {
        assertEquals(
                1,
                load(CSV, HEADER + line("Ada"), "?dry_run=true")
                        .expect(200)
                        .json()
                        .path("created")
                        .intValue());
        assertGone(number);
        problem(load(CSV, HEADER + line(" "), "?dry_run=true"), 422, "Validation failed");
    }

    @Test
    void aNumberTwiceInOneImportIs422() {
        for (String mode : List.of("", "?mode=upsert")) {
            JsonNode problem = problem(load(CSV, HEADER + line("Ada") + line("Bea"), mode), 422, "Validation failed");
            assertEquals(3, problem.at("/errors/0/line").intValue());
        }
        assertGone(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emp_id,emp_name,city,country | emp_dob",
                "emp_id,emp_name,city,country,emp_dob,salary | salary",
                "emp_id,emp_name,city,country,emp_dob,city | city",
                "'' | header"
            })
    void aHeaderThatIsWrongIs422(String header, String field) {
        JsonNode problem = problem(load(CSV, header + "\r\n", ""), 422, "Validation failed");
        assertEquals(field, problem.at("/errors/0/field").textValue(), problem::toString);
        assertEquals(1, problem.at("/errors/0/line").intValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,Ada,London,UK",
                "1,Ada,London,UK,1915-12-10,more",
                "x,Ada,London,UK,1915-12-10",
                "1.5,Ada,London,UK,1915-12-10",
                "0,Ada,London,UK,1915-12-10"
            })
    void aLineThatIsWrongIs422(String line) {
        JsonNode problem = problem(load(CSV, HEADER + line + "\r\n", ""), 422, "Validation failed");
        assertEquals(2, problem.at("/errors/0/line").intValue(), problem::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1990-01-01", "\"1990-01-01\"\"", "\"1990-\"\"01-01"})
    void aQuotationMarkThatNothingClosesIsNoEndOfTheFile(String cell) {
        problem(load(CSV, HEADER + number + ",Ada,London,UK," + cell, ""), 422, "Validation failed");
        assertGone(number);
    }

    @Test
    void quotationMarksAtTheEndOfTheFileAreRead() {
        load(CSV, "emp_id,city,country,emp_dob,emp_name\r\n" + number + ",London,UK,1990-01-01,\"Ada \"\"A\"\"\"", "")
                .expect(200);
        assertEquals("Ada \"A\"", read(number).path("emp_name").textValue());
    }

    @Test
    void aColumnOfAnyLengthMakesNoLongAnswer() {
        Reply reply = load(CSV, HEADER.strip() + "," + "x".repeat(100_000) + "\r\n", "");
        problem(reply, 422, "Validation failed");
        assertTrue(reply.body().length < 1_000, reply::toString);
    }

    /** Each takes the rows as it found them, or finds them again; nothing of one is lost under another. */
    @Test
    void upsertsOfTheSameRowsAtOnceHappenOneAfterAnother() throws Exception {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            rows.append(number * 1_000 + i).append(",Ada,City 0,UK,1990-01-01\r\n");
        }
        load(CSV, rows.toString(), "").expect(200);
        List<Callable<Reply>> upserts = new ArrayList<>();
        for (String city : List.of("City 1", "City 2", "City 3", "City 4")) {
            upserts.add(() -> load(CSV, rows.toString().replace("City 0", city), "?mode=upsert"));
        }
        long changes = 0;
        for (Reply reply : Drill.atOnce(upserts)) {
            changes += reply.expect(200).json().path("updated").longValue();
        }
        String of = " FROM employees WHERE emp_id >= " + number * 1_000 + " AND emp_id < " + (number * 1_000 + 50);
        assertEquals(changes, directory.database().number("SELECT sum(version - 1)" + of));
        assertEquals(1, directory.database().number("SELECT count(DISTINCT city)" + of));
    }

    @Test
    void theFirstThousandErrorsAreTold() {
        JsonNode problem = problem(
                load(CSV, HEADER + "0,Ada,London,UK,1915-12-10\r\n".repeat(1_200), ""), 422, "Validation failed");
        assertEquals(1_000, problem.path("errors").size());
    }

    @Test
    void whatIsNoTextIs400() {
        problem(
                sendAs(Account.EDITOR, Call.post("/employees/import").body(CSV, new byte[] {'a', (byte) 0xff, 'b'})),
                400,
                "Bad request");
        problem(load(CSV, HEADER + number + ",A\u0000da,London,UK,1915-12-10\r\n", ""), 400, "Bad request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mode=replace", "dry_run=1", "mode=create&mode=upsert", "limit=1"})
    void aParameterThatIsNoneIs422(String query) {
        problem(load(CSV, HEADER + line("Ada"), "?" + query), 422, "Validation failed");
    }

    @Test
    void anotherTypeIs415() {
        problem(load("application/json", "{}", ""), 415, "Unsupported media type");
    }

    @Test
    void fiveMebibytesAreTakenAndNoMore() {
        String body = HEADER + line("Ada");
        String full = body + "\r\n".repeat((LIMIT - body.length()) / 2) + " ".repeat((LIMIT - body.length()) % 2);
        assertEquals(LIMIT, full.length());
        assertFalse(load(CSV, full, "?dry_run=true").status() == 413);
        problem(load(CSV, full + "\n", "?dry_run=true"), 413, "Payload too large");
    }

    @Test
    void aFormulaIsDefusedAndComesBackWhole() {
        for (String name : List.of(
                "=1+1", "+1", "-1", "@SUM(A1)", "'=1", "'", "''", "=cmd|' /C calc'!A0", "＝1+1", "＋1", "＠SUM(A1)")) {
            long own = Directory.number();
            String city = "formula " + own;
            sendAs(
                            Account.EDITOR,
                            Call.post("/employees")
                                    .json(Employees.of(own, name, city, "UK", "1990-01-01")
                                            .toString()))
                    .expect(201);
            String csv = export(CSV, city).expect(200).text();
            String cell = csv.split("\r\n", -1)[1].split(",", -1)[1];
            assertTrue(cell.startsWith("'" + name) || cell.startsWith("\"'"), csv);
            assertEquals(
                    1,
                    load(CSV, csv, "?mode=upsert")
                            .expect(200)
                            .json()
                            .path("unchanged")
                            .intValue(),
                    csv);
        }
    }

    @Test
    void anExportHoldsEveryRowInTheOrderOfTheList() {
        String city = "Export " + number;
        StringBuilder body = new StringBuilder(HEADER);
        for (int i = 0; i < 1_203; i++) {
            body.append(number * 10_000_000 + i)
                    .append(",Name ")
                    .append(i % 7)
                    .append(',')
                    .append(city)
                    .append(",UK,1990-01-01\r\n");
        }
        assertEquals(
                1_203,
                load(CSV, body.toString(), "")
                        .expect(200)
                        .json()
                        .path("created")
                        .intValue());
        assertEquals(body.toString(), export(CSV, city).expect(200).text());
        String lines = export(NDJSON, city).expect(200).text();
        assertEquals(1_203, lines.lines().count());
        assertEquals(
                1_203,
                load(NDJSON, lines, "?mode=upsert")
                        .expect(200)
                        .json()
                        .path("unchanged")
                        .intValue());
    }

    @Test
    void anExportThatFindsNobodyIsAHeaderLine() {
        assertEquals(HEADER, export(CSV, "nowhere at all").expect(200).text());
        assertEquals("", export(NDJSON, "nowhere at all").expect(200).text());
    }

    private Reply export(String type, String city) {
        return sendAs(
                Account.USER, Call.get("/employees/export").with("city", city).header("Accept", type));
    }

    private Reply load(String type, String body, String query) {
        return sendAs(
                Account.EDITOR,
                Call.post("/employees/import" + query).body(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode read(long empId) {
        return sendAs(Account.USER, Call.get("/employees/" + empId)).expect(200).json();
    }

    private void assertGone(long empId) {
        sendAs(Account.USER, Call.get("/employees/" + empId)).expect(404);
    }

    private String line(String name) {
        return number + "," + name + ",London,UK,1915-12-10\r\n";
    }

    private String next(String name) {
        return (number + 1_000_000) + "," + name + ",Paris,France,1990-01-01\r\n";
    }
}
