package io.rollcall.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.MessageBodyWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes records as JSON. The framework's own handler makes a Jackson reader and a writer for each type of each route at the start: 20 ms of a cold
 * start.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_PROBLEM})
final class JsonBodyWriter<T> implements MessageBodyWriter<T> {
    private final ObjectMapper mapper;

    JsonBodyWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isWriteable(Argument<T> type, MediaType mediaType) {
        return !CharSequence.class.isAssignableFrom(type.getType()) && type.getType() != byte[].class;
    }

    @Override
    public void writeTo(Argument<T> type, MediaType mediaType, T object, MutableHeaders headers, OutputStream stream) {
        headers.set(HttpHeaders.CONTENT_TYPE, mediaType);
        try {
            mapper.writeValue(stream, object);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
