package io.rollcall.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.employees.EmployeesHandler;
import io.rollcall.lambda.FunctionHandler;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.MovableClock;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a function tells CloudWatch. */
class MetricsTest {
    private static final String DATABASE = TestPostgres.copy().url();
    private static final String PEM = TestKeys.pem(TestKeys.rsa());
    private static final Call REFUSED = Call.get("/employees/7").header("X-API-Key", "a-key-that-opens-nothing");

    @Test
    void aLineAMinuteTellsWhatCameSinceTheLast() throws Exception {
        List<String> lines = lines(Map.of("AWS_LAMBDA_FUNCTION_NAME", "rollcall-employees"), 1, 3, 1, 0, 1);
        assertEquals(2, lines.size());
        JsonNode first = new ObjectMapper().readTree(lines.getFirst());
        assertEquals("rollcall-employees", first.path("function").textValue());
        assertEquals(1 + 3 + 1, first.path("answers_4xx").intValue());
        assertEquals(0, first.path("answers_5xx").intValue());
        assertTrue(first.path("cache_api_keys_hits").intValue() > 0);
        assertTrue(first.path("cache_api_keys_size").intValue() > 0);
        JsonNode second = new ObjectMapper().readTree(lines.getLast());
        assertEquals(1, second.path("answers_4xx").intValue());
        assertFalse(lines.toString().contains("a-key-that"));
    }

    @Test
    void aLineIsInTheEmbeddedMetricFormat() throws Exception {
        JsonNode line = new ObjectMapper()
                .readTree(
                        lines(Map.of("AWS_LAMBDA_FUNCTION_NAME", "f"), 1, 1, 1).getFirst());
        assertTrue(line.at("/_aws/Timestamp").longValue() > 1_700_000_000_000L);
        JsonNode metrics = line.at("/_aws/CloudWatchMetrics/0");
        assertEquals("Rollcall", metrics.path("Namespace").textValue());
        assertEquals("[[\"function\"]]", metrics.path("Dimensions").toString());
        TreeSet<String> named = new TreeSet<>(List.of("_aws", "function"));
        metrics.path("Metrics").forEach(metric -> {
            assertEquals("Count", metric.path("Unit").textValue());
            named.add(metric.path("Name").textValue());
        });
        TreeSet<String> members = new TreeSet<>();
        line.fieldNames().forEachRemaining(members::add);
        assertEquals(members, named);
        assertTrue(named.size() <= 100);
    }

    @Test
    void nothingIsToldOutsideLambdaOrWhereItIsSwitchedOff() {
        assertEquals(List.of(), lines(Map.of(), 1, 1, 1));
        assertEquals(List.of(), lines(Map.of("AWS_LAMBDA_FUNCTION_NAME", "f", "ROLLCALL_METRICS", "off"), 1, 1, 1));
        assertThrows(SettingException.class, () -> lines(Map.of("ROLLCALL_METRICS", "yes")));
    }

    /** What is told while there are so many requests in each half of a minute. */
    private static List<String> lines(Map<String, String> settings, int... requests) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("DATABASE_URL", DATABASE);
        environment.put("JWT_SIGNING_KEY", PEM);
        PrintStream before = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (FunctionHandler function = new EmployeesHandler(new Settings(environment));
                PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            GatewayTransport transport = new GatewayTransport(2, any -> function);
            for (int times : requests) {
                for (int i = 0; i < times; i++) {
                    transport.send(REFUSED).expect(401);
                }
                function.context().getBean(MovableClock.class).advance(Duration.ofSeconds(30));
            }
        } finally {
            System.setOut(before);
        }
        return told.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
