package io.rollcall.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes JSON, without white space, for answers and for what is kept. */
public final class JsonText {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private JsonText() {}

    /** The whole of an answer, in UTF-8. */
    public static byte[] bytes(JsonAnswer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            new JsonMembers(json).answer(answer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** An object as text. */
    public static String of(JsonBody body) {
        return new String(bytes(body), StandardCharsets.UTF_8);
    }

    /** An object of these members; for their values see {@link JsonMembers#member}. */
    public static String of(Map<String, ?> members) {
        return of(json -> members.forEach(json::member));
    }
}
