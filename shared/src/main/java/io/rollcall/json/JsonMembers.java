package io.rollcall.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the members of one JSON object. */
public final class JsonMembers {
    private final JsonGenerator json;

    JsonMembers(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes one more member.
     *
     * @param value null, text, a whole or decimal number, a truth value, a UUID, a date, a time (RFC 3339, in UTC), a {@link JsonBody}, or
     *     a list or map of these
     * @throws IllegalArgumentException for any other value
     */
    public JsonMembers member(String name, @Nullable Object value) {
        try {
            json.writeFieldName(name);
            write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    void answer(JsonAnswer answer) throws IOException {
        if (answer instanceof JsonArray array) {
            list(array.items());
        } else if (answer instanceof JsonBody body) {
            json.writeStartObject();
            body.write(this);
            json.writeEndObject();
        }
    }

    private void map(Map<?, ?> members) throws IOException {
        json.writeStartObject();
        for (var entry : members.entrySet()) {
            member(entry.getKey().toString(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void list(List<?> items) throws IOException {
        json.writeStartArray();
        for (Object item : items) {
            write(item);
        }
        json.writeEndArray();
    }

    private void write(@Nullable Object value) throws IOException {
        if (value == null || value == JsonObject.NULL) {
            json.writeNull();
        } else if (value instanceof String
                || value instanceof UUID
                || value instanceof Instant
                || value instanceof LocalDate) {
            json.writeString(value.toString());
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof List<?> items) {
            list(items);
        } else if (value instanceof Map<?, ?> members) {
            map(members);
        } else if (value instanceof JsonBody body) {
            answer(body);
        } else {
            throw new IllegalArgumentException("not written as JSON: " + value.getClass());
        }
    }

    private void number(Number number) throws IOException {
        if (number instanceof Long || number instanceof Integer) {
            json.writeNumber(number.longValue());
        } else if (number instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else {
            throw new IllegalArgumentException("not written as JSON: " + number.getClass());
        }
    }
}
