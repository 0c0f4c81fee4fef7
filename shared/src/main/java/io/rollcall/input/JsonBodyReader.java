package io.rollcall.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON bodies into records, before the framework's own {@code JsonMessageHandler}: that one stops at the first broken property,
 * answers a duplicate property with 500 and takes {@code "1"} for a number.
 *
 * @param <T> an introspected record, or a {@link Patch} of one
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
final class JsonBodyReader<T> implements MessageBodyReader<T> {
    /** RFC 7396. */
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final StrictJson json;
    private final RecordReader records;

    JsonBodyReader(StrictJson json, RecordReader records) {
        this.json = json;
        this.records = records;
    }

    @Override
    public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
        return type.getType() == Patch.class || type.getType().isRecord();
    }

    @Override
    @SuppressWarnings("unchecked") // A Patch is asked for by its own type.
    public T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
        ObjectNode tree = json.object(bytes(body));
        return type.getType() == Patch.class
                ? (T) records.readPatch(
                        tree, type.getFirstTypeVariable().orElseThrow().getType())
                : records.read(tree, type.getType());
    }

    static byte[] bytes(InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
