package io.rollcall.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** A state for the trail, as a JSON object of strings, numbers and booleans. */
public final class State {
    private static final JsonFactory JSON = new JsonFactory();

    private State() {}

    /** @param members never a secret where the text is kept as it is */
    public static String of(Map<String, Object> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (var member : members.entrySet()) {
                json.writeFieldName(member.getKey());
                switch (member.getValue()) {
                    case Boolean bool -> json.writeBoolean(bool);
                    case Long number -> json.writeNumber(number);
                    case Object other -> json.writeString(other.toString());
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
