package io.rollcall.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.testing.Call;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The operations of the document, found by a request, and their parts with a pointer to each. */
final class Operations {
    private final JsonNode document;

    Operations(JsonNode document) {
        this.document = document;
    }

    /** What the document says of a request; empty where it has no such verb or path. */
    Optional<Operation> find(Call call) {
        String path = call.path().length() > 1 && call.path().endsWith("/")
                ? call.path().substring(0, call.path().length() - 1)
                : call.path();
        String verb = call.method().toLowerCase(Locale.ROOT);
        return template(path)
                .map(template -> new Operation(part("/paths/" + escape(template) + "/" + verb)))
                .filter(operation -> operation.whole().exists());
    }

    private Optional<String> template(String path) {
        JsonNode paths = document.path("paths");
        return paths.has(path)
                ? Optional.of(path)
                : paths.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(template -> template.contains("{") && matches(template, path))
                        .findFirst();
    }

    private static boolean matches(String template, String path) {
        return Pattern.matches(template.replaceAll("\\{[a-z_]+}", "[^/]+"), path);
    }

    private Part part(String pointer) {
        JsonNode node = document.at(pointer);
        return node.has("$ref") ? part(node.path("$ref").textValue().substring(1)) : new Part(pointer, node);
    }

    /** A name as a member of a JSON pointer (RFC 6901, section 3). */
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** A part of the document, after every reference. */
    final class Part {
        private final String pointer;
        private final JsonNode node;

        private Part(String pointer, JsonNode node) {
            this.pointer = pointer;
            this.node = node;
        }

        String pointer() {
            return pointer;
        }

        JsonNode node() {
            return node;
        }

        boolean exists() {
            return !node.isMissingNode();
        }

        Part at(String... names) {
            Part found = this;
            for (String name : names) {
                found = part(found.pointer + "/" + escape(name));
            }
            return found;
        }
    }

    /** One verb of one path. */
    record Operation(Part whole) {
        Part response(int status) {
            return whole.at("responses", String.valueOf(status));
        }

        boolean takesBody() {
            return whole.node().has("requestBody");
        }

        Part body(String type) {
            return whole.at("requestBody", "content", type);
        }

        /** A parameter; one that does not exist where there is none of that name, in any case. */
        Part parameter(String in, String name) {
            return IntStream.range(0, whole.node().path("parameters").size())
                    .mapToObj(index -> whole.at("parameters", String.valueOf(index)))
                    .filter(parameter -> in.equals(parameter.node().path("in").textValue()))
                    .filter(parameter ->
                            name.equalsIgnoreCase(parameter.node().path("name").textValue()))
                    .findFirst()
                    .orElseGet(() -> whole.at("parameters", "none"));
        }
    }
}
