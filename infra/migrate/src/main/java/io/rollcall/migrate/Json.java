package io.rollcall.migrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/** Reads events and writes what became of them. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** @throws IOException when the text is no JSON object */
    static Map<String, Object> read(byte[] text) throws IOException {
        return MAPPER.readValue(text, new TypeReference<>() {});
    }

    static String of(Map<String, ?> properties) {
        try {
            return MAPPER.writeValueAsString(properties);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts can be written as JSON", impossible);
        }
    }
}
