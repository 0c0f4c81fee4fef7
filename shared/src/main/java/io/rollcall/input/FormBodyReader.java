package io.rollcall.input;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads forms into records as strictly as JSON; the framework's own reading takes the last of two values and repairs broken escapes.
 *
 * @param <T> an introspected record
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class FormBodyReader<T> implements MessageBodyReader<T> {
    private final RecordReader records;

    FormBodyReader(RecordReader records) {
        this.records = records;
    }

    @Override
    public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
        return type.getType().isRecord();
    }

    @Override
    public T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
        String form = new String(JsonBodyReader.bytes(body), StandardCharsets.ISO_8859_1);
        return records.read(UrlEncoded.parse(form), type.getType(), "field");
    }
}
