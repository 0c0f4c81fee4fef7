package io.rollcall.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds every answer that any suite gets against the document of the API, so that the document cannot lie. */
final class Conformance {
    private final JsonNode document;

    Conformance() {
        try (InputStream stream = Conformance.class.getResourceAsStream("/io/rollcall/login/openapi.json")) {
            this.document = new ObjectMapper().readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The answer, if the document knows it. What no route answers, and HEAD and OPTIONS, the document tells of in words alone. */
    Reply check(Call call, Reply reply) {
        if (!isForeignOrigin(call, reply)) {
            operation(call).ifPresent(operation -> check(operation, call, reply));
        }
        return reply;
    }

    /** The framework refuses pages of elsewhere that reach for a server on this machine, before any filter of ours. */
    private static boolean isForeignOrigin(Call call, Reply reply) {
        return reply.status() == 403
                && call.headers().stream().anyMatch(header -> "origin".equalsIgnoreCase(header.name()));
    }

    private void check(JsonNode operation, Call call, Reply reply) {
        JsonNode response = resolve(operation.path("responses").path(String.valueOf(reply.status())));
        require(!response.isMissingNode(), "status", call, reply);
        response.path("headers").properties().forEach(header -> {
            boolean required = resolve(header.getValue()).path("required").booleanValue();
            require(!required || !reply.all(header.getKey()).isEmpty(), "lack of " + header.getKey(), call, reply);
        });
        if (reply.body().length > 0) {
            String type = reply.require("Content-Type").replaceAll(";.*", "").strip();
            require(response.path("content").has(type), "type", call, reply);
        }
    }

    private Optional<JsonNode> operation(Call call) {
        String path = call.path().length() > 1 && call.path().endsWith("/")
                ? call.path().substring(0, call.path().length() - 1)
                : call.path();
        JsonNode literal = document.path("paths").path(path);
        JsonNode item = literal.isMissingNode()
                ? document.path("paths").properties().stream()
                        .filter(template -> template.getKey().contains("{") && matches(template.getKey(), path))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(literal)
                : literal;
        return Optional.of(item.path(call.method().toLowerCase(Locale.ROOT))).filter(found -> !found.isMissingNode());
    }

    private static boolean matches(String template, String path) {
        return Pattern.matches(template.replaceAll("\\{[a-z_]+}", "[^/]+"), path);
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
    }

    private static void require(boolean documented, String what, Call call, Reply reply) {
        if (!documented) {
            throw new AssertionError(
                    "The document does not know the " + what + " of the answer to " + call + ": " + reply);
        }
    }
}
