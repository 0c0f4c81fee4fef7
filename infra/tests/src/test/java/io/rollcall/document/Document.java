package io.rollcall.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The document of the API.
 *
 * @param root as JSON
 */
record Document(JsonNode root) {
    static Document served() {
        return new Document(Directory.get()
                .send(Carrier.NETTY, Call.get("/openapi.json"))
                .expect(200)
                .json());
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(verb -> operations.add(new Operation(
                                this, verb.getKey().toUpperCase(Locale.ROOT), path.getKey(), verb.getValue()))));
        return operations;
    }

    Operation operation(String method, String path) {
        return operations().stream()
                .filter(operation ->
                        operation.method().equals(method) && operation.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not documented"));
    }

    /** The operation that a request of the {@code .http} file is for. */
    Operation operation(HttpFile.Request request) {
        String path = request.url().replaceAll("^\\{\\{server}}|\\?.*$", "").replaceAll("\\{\\{[^}]+}}", "1");
        return operations().stream()
                .filter(operation -> operation.method().equals(request.method()))
                .filter(operation -> operation.takes(path))
                .min(Comparator.comparing(operation -> operation.path().contains("{")))
                .orElseThrow(() -> new AssertionError(request.name() + " is no operation"));
    }

    /** What a request of the {@code .http} file has to be answered with: its operation's success, unless a note says another status. */
    int status(HttpFile.Request request) {
        return request.note()
                .map(HttpFile.Note::status)
                .orElseGet(() -> operation(request).statuses().stream()
                        .filter(status -> status.startsWith("2"))
                        .map(Integer::valueOf)
                        .findFirst()
                        .orElseThrow());
    }

    /** What a reference refers to; anything else as it is. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").textValue().substring(1)) : node;
    }

    /** The texts of an array. */
    static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** One verb on one path. */
    record Operation(Document document, String method, String path, JsonNode node) {
        boolean takes(String actual) {
            return Pattern.matches(path.replaceAll("\\{[a-z_]+}", "[^/]+"), actual);
        }

        Set<String> statuses() {
            return names(node.path("responses"));
        }

        JsonNode response(String status) {
            return document.resolve(node.path("responses").path(status));
        }

        List<JsonNode> parameters(String in) {
            return StreamSupport.stream(node.path("parameters").spliterator(), false)
                    .map(document::resolve)
                    .filter(parameter -> in.equals(parameter.path("in").textValue()))
                    .toList();
        }

        Set<String> parameterNames(String in) {
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            parameters(in).forEach(parameter -> names.add(parameter.path("name").textValue()));
            return names;
        }

        /** The schema of a JSON body; missing where there is none. */
        JsonNode bodySchema() {
            return document.resolve(node.at("/requestBody/content/application~1json/schema"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
