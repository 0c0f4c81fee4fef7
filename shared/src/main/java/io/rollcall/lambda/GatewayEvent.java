package io.rollcall.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of API Gateway as it came, of payload version 1 (REST APIs) or 2 (HTTP APIs and function URLs). Maps and values that are
 * null or missing read as empty.
 *
 * @param members the event's JSON object
 */
record GatewayEvent(Map<String, @Nullable Object> members) {
    private static final JsonFactory JSON = new JsonFactory();

    /** @throws IOException when the stream holds no JSON object */
    static GatewayEvent read(InputStream stream) throws IOException {
        try (JsonParser parser = JSON.createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("The event is not a JSON object");
            }
            return new GatewayEvent(object(parser));
        }
    }

    /** Headers and body hold secrets. */
    @Override
    public String toString() {
        return "GatewayEvent" + members.keySet();
    }

    boolean isVersion2() {
        return "2.0".equals(text("version"));
    }

    String text(String name) {
        return textIn(members, name);
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /** A member of the request's context, by its path. */
    String context(String... path) {
        Map<?, ?> map = map("requestContext");
        for (int i = 0; i < path.length - 1; i++) {
            map = map.get(path[i]) instanceof Map<?, ?> inner ? inner : Map.of();
        }
        return textIn(map, path[path.length - 1]);
    }

    /** Names and single values. */
    Map<String, String> singles(String name) {
        Map<String, String> singles = new LinkedHashMap<>();
        map(name).forEach((key, value) -> {
            if (value instanceof String text) {
                singles.put(String.valueOf(key), text);
            }
        });
        return singles;
    }

    /** Names and lists of values. */
    Map<String, List<String>> lists(String name) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        map(name).forEach((key, value) -> {
            if (value instanceof List<?> items) {
                lists.put(
                        String.valueOf(key), items.stream().map(String::valueOf).toList());
            }
        });
        return lists;
    }

    private Map<?, ?> map(String name) {
        return members.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String textIn(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getText();
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }
}
