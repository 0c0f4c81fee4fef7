package io.rollcall.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than a request may be, by the tool that cuts them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportToolTest {
    /** With a long city they are four parts of a mebibyte. */
    private static final int ROWS = 16_000;

    private static final String CITY = "London".repeat(25);
    private static final String EVENTS = "SELECT count(*) FROM audit_events WHERE event LIKE 'employee_%'";

    private final Directory directory = Directory.with(Map.of());
    private final ImportTool tool = new ImportTool(directory);

    @TempDir
    private Path folder;

    @BeforeEach
    void empty() {
        directory.database().execute("DELETE FROM employees");
    }

    @AfterAll
    void close() {
        directory.close();
    }

    @Test
    void aFileInManyPartsComesBackAsItWas() throws IOException, InterruptedException {
        String content = Csv.of(ROWS, CITY);
        ImportTool.Run run = tool.run(file(content));
        assertEquals(0, run.status(), run::toString);
        assertEquals("16,000 created, 0 updated, 0 unchanged.", run.last());
        assertTrue(run.lines().size() > 3, run::toString);
        assertEquals(content, export());
    }

    @Test
    void whatWasInterruptedGoesOnAndHasOneEffect() throws IOException, InterruptedException {
        String content = Csv.of(ROWS, "New " + CITY);
        Path file = file(content);
        tool.kill(file, 1);
        assertTrue(Files.exists(state(file)));
        ImportTool.Run run = tool.run(file);
        assertEquals(0, run.status(), run::toString);
        assertTrue(run.last().endsWith("parts had been imported before."), run::toString);
        assertFalse(Files.exists(state(file)));
        assertEquals(content, export());
        long events = directory.database().number(EVENTS);
        assertEquals(0, tool.run(file).status());
        assertEquals(events, directory.database().number(EVENTS), "the same parts once more are not done once more");
    }

    @Test
    void errorsAreToldByTheLinesOfTheWholeFile() throws IOException, InterruptedException {
        String broken = Csv.row(ROWS + 1, "Somebody", "\"Lon\r\ndon\"");
        int line = ROWS + 2;
        Path file = file(Csv.of(ROWS, CITY) + broken + Csv.row(0, "Nobody", "Nowhere"));
        ImportTool.Run dry = tool.run(file, "--dry-run");
        assertEquals(1, dry.status(), dry::toString);
        assertTrue(
                dry.lines().contains("line " + line + ": city: city must not contain control characters"),
                dry::toString);
        assertTrue(
                dry.lines().contains("line " + (line + 2) + ": emp_id: emp_id must be from 1 to 9007199254740991"),
                dry::toString);
        assertEquals("2 errors. Nothing was written.", dry.last());
        assertEquals(0, directory.database().number("SELECT count(*) FROM employees"));
    }

    @Test
    void ndjsonIsCutByLines() throws IOException, InterruptedException {
        StringBuilder content = new StringBuilder();
        for (int number = 1; number <= 12_000; number++) {
            content.append("""
                    {"emp_id":%d,"emp_name":"Ada \\"%d\\" Lovelace","city":"London","country":"UK","emp_dob":"1915-12-10"}
                    """.formatted(number, number));
        }
        Path file = folder.resolve("employees.ndjson");
        Files.writeString(file, content);
        ImportTool.Run run = tool.run(file, "--mode", "upsert");
        assertEquals("12,000 created, 0 updated, 0 unchanged.", run.last());
    }

    @Test
    void aPartHasNoMoreRowsThanIsSaid() throws IOException, InterruptedException {
        ImportTool.Run run = tool.run(file(Csv.of(2_500, "London")), "--part-rows", "500");
        assertEquals("2,500 created, 0 updated, 0 unchanged.", run.last());
        assertEquals(
                5,
                directory.database().number("SELECT count(DISTINCT created_at) FROM employees WHERE emp_id <= 2500"));
    }

    @Test
    void credentialsDoNotLeaveThisMachineInTheClear() throws IOException, InterruptedException {
        ImportTool.Run run = tool.run(file(Csv.HEADER), "--url", "http://192.0.2.1");
        assertEquals(2, run.status());
        assertEquals("--url: only this machine is reached by http; take https", run.last());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("employees.csv"), content);
    }

    private static Path state(Path file) {
        return file.resolveSibling(file.getFileName() + ".import-state");
    }

    private String export() {
        return directory
                .send(
                        Carrier.NETTY,
                        Call.get("/employees/export")
                                .header("Accept", "text/csv")
                                .bearer(directory.token(Account.ADMIN)))
                .expect(200)
                .text();
    }
}
