package io.rollcall.migrate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Names and texts, or one more level of them, as JSON. */
final class Json {
    private static final JsonFactory JSON = new JsonFactory();

    private Json() {}

    static String of(Map<String, ?> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, members);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Map<String, ?> members) throws IOException {
        json.writeStartObject();
        for (var member : new TreeMap<>(members).entrySet()) {
            if (member.getValue() instanceof Map<?, ?> inner) {
                json.writeObjectFieldStart(member.getKey());
                for (var entry : inner.entrySet()) {
                    json.writeStringField(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
                }
                json.writeEndObject();
            } else {
                json.writeStringField(member.getKey(), String.valueOf(member.getValue()));
            }
        }
        json.writeEndObject();
    }
}
