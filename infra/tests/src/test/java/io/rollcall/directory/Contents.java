package io.rollcall.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Bodies, queries and header values as the values that a schema speaks of. */
final class Contents {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper json = new ObjectMapper();
    private final YAMLMapper yaml = new YAMLMapper();

    /** A media type without its parameters. */
    static String type(String header) {
        return header.replaceAll(";.*", "").strip();
    }

    /** A body; what is neither JSON, YAML nor a form is a text. */
    JsonNode read(String type, byte[] body) {
        try {
            return switch (type) {
                case "application/json", "application/problem+json", "application/merge-patch+json" ->
                    json.readTree(body);
                case "application/yaml" -> yaml.readTree(body);
                case "application/x-www-form-urlencoded" -> form(new String(body, StandardCharsets.UTF_8));
                default -> NODES.textNode(new String(body, StandardCharsets.UTF_8));
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Not " + type, unreadable);
        }
    }

    /** The names and values of a form or a query. */
    ObjectNode form(String text) {
        ObjectNode form = NODES.objectNode();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                form.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return form;
    }

    /** A parameter's value, which is text until its schema says otherwise. */
    JsonNode scalar(String type, String text) {
        return switch (type) {
            case "integer" -> text.matches("-?\\d+") ? NODES.numberNode(new BigInteger(text)) : NODES.textNode(text);
            case "boolean" ->
                text.matches("true|false") ? NODES.booleanNode(Boolean.parseBoolean(text)) : NODES.textNode(text);
            default -> NODES.textNode(text);
        };
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
