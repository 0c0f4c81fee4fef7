package io.rollcall.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One call for each operation of the document, made of its examples, and the events that a gateway makes of it. */
final class SampleEvents {
    /** Stands where a person puts an access token. */
    static final String ACCESS_TOKEN = "ACCESS_TOKEN";

    /** Stands where a person puts an API key. */
    static final String API_KEY = "API_KEY";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

    private final Document document;

    SampleEvents(Document document) {
        this.document = document;
    }

    /**
     * An operation and its call.
     *
     * @param file below {@code infra/events}, without payload and ending
     */
    record Sample(String file, Call call) {
        /** The event of this call in payload version 1 or 2, as the file holds it. */
        String event(int version) {
            GatewayTransport gateway = new GatewayTransport(version, any -> {
                throw new AssertionError("Nothing is sent here");
            });
            try {
                return PRETTY.writeValueAsString(gateway.event(call)) + "\n";
            } catch (JsonProcessingException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        document.operations().forEach(operation -> samples.add(sample(operation)));
        return samples;
    }

    private Sample sample(Document.Operation operation) {
        Call call = Call.of(operation.method(), path(operation));
        return new Sample(file(operation), withBody(withCredentials(call, operation), operation));
    }

    private static String path(Document.Operation operation) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            path = path.replace(
                    "{" + parameter.path("name").textValue() + "}",
                    parameter.path("example").asText("any"));
        }
        return path;
    }

    private static String file(Document.Operation operation) {
        String path = operation.path().replaceAll("[{}]", "").replaceAll("[/.]+", "-");
        return function(operation.path()) + "/" + operation.method().toLowerCase(Locale.ROOT)
                + ("-".equals(path) ? "-root" : path);
    }

    private static String function(String path) {
        if (path.matches("/employees(/.*)?")) {
            return "employees";
        }
        return path.matches("/(admin|users|api-keys|audit)(/.*)?") ? "admin" : "login";
    }

    private static Call withCredentials(Call call, Document.Operation operation) {
        JsonNode choices = operation.node().path("security");
        List<String> schemes = new ArrayList<>();
        choices.forEach(choice -> schemes.addAll(Document.names(choice)));
        if (schemes.isEmpty() || hasEmpty(choices)) {
            return call;
        }
        return schemes.contains("bearer") ? call.bearer(ACCESS_TOKEN) : call.header("X-API-Key", API_KEY);
    }

    private static boolean hasEmpty(JsonNode choices) {
        for (JsonNode choice : choices) {
            if (choice.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The first type of body that the operation takes, and its first example. */
    private Call withBody(Call call, Document.Operation operation) {
        Iterator<Map.Entry<String, JsonNode>> types = document.resolve(
                        operation.node().path("requestBody"))
                .path("content")
                .properties()
                .iterator();
        if (!types.hasNext()) {
            return call;
        }
        Map.Entry<String, JsonNode> first = types.next();
        JsonNode example = example(first.getValue());
        if (example.isTextual()) {
            return call.body(first.getKey(), example.textValue().getBytes(StandardCharsets.UTF_8));
        }
        return first.getKey().contains("form") ? call.form(pairs(example)) : call.json(example.toString());
    }

    private static JsonNode example(JsonNode content) {
        return content.has("example")
                ? content.path("example")
                : content.path("examples").iterator().next().path("value");
    }

    private static String[] pairs(JsonNode object) {
        List<String> pairs = new ArrayList<>();
        object.properties().forEach(member -> {
            pairs.add(member.getKey());
            pairs.add(member.getValue().asText());
        });
        return pairs.toArray(String[]::new);
    }
}
