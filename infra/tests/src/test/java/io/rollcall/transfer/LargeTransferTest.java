package io.rollcall.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As many employees as a directory has. */
class LargeTransferTest {
    /** Names as long as they may be, so that all rows together are larger than the server's memory. */
    private static final String ROWS = """
            INSERT INTO employees (id, emp_id, emp_name, city, country, emp_dob, name_folded, city_folded, country_folded, created_at, updated_at, version)
            SELECT gen_random_uuid(), n, repeat('n', 200), repeat('c', 200), repeat('l', 200), '1990-01-01', repeat('n', 200), repeat('c', 200), repeat('l', 200), now(), now(), 1
            FROM generate_series(1, %d) AS n""";

    private static final int MEGABYTES = 56;

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void tenThousandRowsComeBackAsTheyWere(Carrier carrier) {
        String content = Csv.of(10_000, "London");
        try (Directory directory = Directory.with(Map.of())) {
            String token = directory.token(Account.ADMIN);
            Call load = Call.post("/employees/import").bearer(token);
            byte[] body = content.getBytes(StandardCharsets.UTF_8);
            assertEquals(
                    10_000,
                    directory
                            .send(carrier, load.body("text/csv", body))
                            .expect(200)
                            .json()
                            .path("created")
                            .intValue());
            Call save =
                    Call.get("/employees/export").header("Accept", "text/csv").bearer(token);
            assertEquals(content, directory.send(carrier, save).expect(200).text());
        }
    }

    /** 61 MB of text out of a heap of 56 MB: were the export put together before it is sent, the server would end. */
    @Test
    void aHundredThousandRowsAreExportedInLessMemoryThanTheyFill(@TempDir Path folder)
            throws IOException, InterruptedException {
        TestPostgres.Copy database = TestPostgres.copy();
        database.execute(ROWS.formatted(100_000));
        try (SmallServer server = SmallServer.start(database, folder, MEGABYTES)) {
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + "/employees/export"))
                            .header("Accept", "text/csv")
                            .header("Authorization", "Bearer " + token(client, server))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertEquals(200, response.statusCode());
            long lines = 0;
            long characters = 0;
            try (BufferedReader text =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    lines++;
                    characters += line.length();
                }
            }
            assertEquals(100_001, lines);
            assertTrue(characters > MEGABYTES * 1_000_000L, () -> "too few to tell anything");
            assertTrue(server.isAlive());
        }
    }

    /** Behind a gateway the same export is refused with a reason, in place of the gateway's 502. */
    @ParameterizedTest
    @EnumSource(value = Carrier.class, names = "NETTY", mode = EnumSource.Mode.EXCLUDE)
    void anExportThatIsTooLargeForAFunctionIsRefused(Carrier carrier) {
        try (Directory directory = Directory.with(Map.of())) {
            directory.database().execute(ROWS.formatted(12_000));
            Call export = Call.get("/employees/export").bearer(directory.token(Account.ADMIN));
            Reply refused = directory.send(carrier, export).expect(422);
            assertEquals("query", refused.json().at("/errors/0/field").textValue());
            assertEquals(
                    "emp_id",
                    directory
                            .send(carrier, export.with("q", "nobody"))
                            .expect(200)
                            .text()
                            .split(",", 2)[0]);
        }
    }

    private static String token(HttpClient client, SmallServer server) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/login"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\":\"admin\",\"password\":\"" + Directory.PASSWORD + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return new ObjectMapper().readTree(response.body()).path("access_token").textValue();
    }
}
