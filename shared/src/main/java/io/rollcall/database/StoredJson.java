package io.rollcall.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes records as JSON for storage and reads them back: with all their components, those that responses leave out among them.
 * Thread-safe.
 */
@Singleton
public final class StoredJson {
    private final Supplier<ObjectMapper> mapper;

    StoredJson(ObjectMapper responses) {
        this.mapper = SupplierUtil.memoized(() -> withoutAnnotations(responses.copy()));
    }

    private static ObjectMapper withoutAnnotations(ObjectMapper mapper) {
        return mapper.setConfig(mapper.getSerializationConfig().without(MapperFeature.USE_ANNOTATIONS))
                .setConfig(mapper.getDeserializationConfig().without(MapperFeature.USE_ANNOTATIONS));
    }

    /** Returns the record as JSON text. */
    public String write(Object value) {
        try {
            return mapper.get().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record cannot be written as JSON", impossible);
        }
    }

    /** Reads a record; empty where the text was written by a release with another form of it. */
    public <T> Optional<T> read(String text, Class<T> type) {
        try {
            return Optional.of(mapper.get().readValue(text, type));
        } catch (JsonProcessingException otherForm) {
            return Optional.empty();
        }
    }
}
