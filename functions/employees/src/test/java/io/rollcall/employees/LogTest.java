package io.rollcall.employees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a process of the function tells its log. */
class LogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-key-for-this-test-alone";
    private static final String ID = "00000000-0000-7000-8000-000000000002";

    private final TestPostgres.Copy database = TestPostgres.copy();

    @Test
    void aRequestIsOneLineOfChosenFields() throws Exception {
        database.execute(
                "INSERT INTO users VALUES ('00000000-0000-7000-8000-000000000001', 'root', 'root', 'admin', false, now());"
                        + "INSERT INTO api_keys (id, user_id, name, hash, prefix, role, scope, created_at) VALUES ('"
                        + ID
                        + "', '00000000-0000-7000-8000-000000000001', 'key', encode(sha256('" + KEY
                        + "'), 'hex'), 'a-key', 'admin', 'employees:read', now())");
        List<JsonNode> lines = run(
                Call.get("/employees/7?secret=hunter2").header("X-API-Key", KEY).header("X-Request-Id", "mine"));
        assertEquals(1, lines.size(), lines::toString);
        JsonNode line = lines.getFirst();
        Set<String> names = new TreeSet<>();
        line.fieldNames().forEachRemaining(names::add);
        assertEquals(
                new TreeSet<>(Set.of(
                        "timestamp",
                        "level",
                        "logger",
                        "message",
                        "request_id",
                        "function",
                        "method",
                        "route",
                        "principal",
                        "status",
                        "duration_ms")),
                names);
        assertEquals("mine", line.path("request_id").textValue());
        assertEquals("rollcall-employees", line.path("function").textValue());
        assertEquals("/employees/{emp_id}", line.path("route").textValue());
        assertEquals("key:" + ID, line.path("principal").textValue());
        assertEquals(404, line.path("status").intValue());
        assertTrue(line.path("duration_ms").isIntegralNumber());
        assertFalse(line.toString().contains("hunter2"));
        assertFalse(line.toString().contains(KEY));
    }

    @Test
    void aFaultIsToldWithItsStackAndWithoutARowsValues() throws Exception {
        database.execute("ALTER TABLE api_keys RENAME COLUMN scope TO scope_of_another_time");
        List<JsonNode> lines = run(Call.get("/employees").header("X-API-Key", KEY));
        JsonNode fault = lines.getFirst();
        assertEquals("ERROR", fault.path("level").textValue(), fault::toString);
        assertTrue(fault.path("stack").textValue().contains("io.rollcall."), fault::toString);
        assertEquals(500, lines.getLast().path("status").intValue());
        assertFalse(lines.toString().contains(KEY));
    }

    private List<JsonNode> run(Call call) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path", ""),
                OneProcess.class.getName());
        builder.environment().put("DATABASE_URL", database.url("rollcall_employees"));
        builder.environment().put("ROLLCALL_ISSUER", "https://rollcall.test");
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "rollcall-employees");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var input = process.getOutputStream()) {
            input.write(JSON.writeValueAsBytes(new GatewayTransport(2, any -> null).event(call)));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
