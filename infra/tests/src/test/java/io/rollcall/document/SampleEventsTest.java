package io.rollcall.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code infra/events} holds an event of both payloads for each route. {@code -Drollcall.events.write=true} writes them anew. */
class SampleEventsTest {
    private static final Path EVENTS = Path.of("..", "events");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a well-formed request may come to: a sample's row need not exist, or may exist already. */
    private static final Set<Integer> UNDERSTOOD = Set.of(200, 201, 204, 404, 409);

    private static Directory directory;

    private final List<SampleEvents.Sample> samples = new SampleEvents(Document.served()).all();

    @BeforeAll
    static void open() {
        directory = Directory.with(Map.of());
    }

    @AfterAll
    static void close() {
        directory.close();
    }

    @Test
    void theFilesAreWhatTheDocumentSays() throws IOException {
        Set<String> expected = new TreeSet<>();
        for (SampleEvents.Sample sample : samples) {
            for (int version : List.of(1, 2)) {
                Path file = EVENTS.resolve(sample.file() + ".v" + version + ".json");
                expected.add(file.toString());
                if (Boolean.getBoolean("rollcall.events.write")) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, sample.event(version));
                }
                assertEquals(sample.event(version), Files.readString(file), file::toString);
            }
        }
        assertEquals(expected, files());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFunctionsUnderstandEachOfThem(int version) throws IOException {
        Carrier carrier = version == 1 ? Carrier.PAYLOAD_1 : Carrier.PAYLOAD_2;
        List<String> misunderstood = new ArrayList<>();
        for (SampleEvents.Sample sample : samples) {
            directory.database().execute("DELETE FROM employees");
            GatewayTransport gateway = directory.gateway(carrier);
            Path file = EVENTS.resolve(sample.file() + ".v" + version + ".json");
            Reply reply = gateway.deliver(sample.call(), filled(Files.readString(file)));
            directory.check(sample.call(), reply);
            if (!UNDERSTOOD.contains(reply.status())) {
                misunderstood.add(sample.file() + ": " + reply);
            }
        }
        assertTrue(misunderstood.isEmpty(), misunderstood::toString);
    }

    /** The event with real credentials in it. */
    private static JsonNode filled(String event) throws IOException {
        String token = administrator();
        ObjectNode filled = (ObjectNode) JSON.readTree(event.replace(SampleEvents.ACCESS_TOKEN, token)
                .replace("\"" + SampleEvents.API_KEY, "\"" + key(token)));
        boolean encoded = filled.path("isBase64Encoded").booleanValue();
        String body = filled.path("body").asText("");
        byte[] plain = encoded ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
        byte[] right = new String(plain, StandardCharsets.UTF_8)
                .replace("adminpassword", Directory.PASSWORD)
                .getBytes(StandardCharsets.UTF_8);
        return filled.put(
                "body",
                encoded ? Base64.getEncoder().encodeToString(right) : new String(right, StandardCharsets.UTF_8));
    }

    private static Set<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(EVENTS)) {
            return new TreeSet<>(
                    files.filter(Files::isRegularFile).map(Path::toString).toList());
        }
    }

    /** The token of an administrator whom no other sample can shut out. */
    private static String administrator() {
        String name = directory.newcomer();
        directory.database().execute("UPDATE users SET role = 'admin' WHERE username = '" + name + "'");
        return directory.signIn(name, Directory.PASSWORD).accessToken();
    }

    private static String key(String token) {
        return directory
                .send(
                        Carrier.NETTY,
                        Call.post("/api-keys").bearer(token).json("{\"name\":\"sample\",\"role\":\"user\"}"))
                .expect(201)
                .json()
                .path("key")
                .textValue();
    }
}
