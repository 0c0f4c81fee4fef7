package io.rollcall.http;

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

/** Reads the body of an import as it came. */
@Singleton
@Consumes({MediaTypes.CSV, MediaTypes.NDJSON})
final class UploadReader implements MessageBodyReader<Upload> {
    @Override
    public Upload read(Argument<Upload> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
        try (body) {
            return new Upload(body.readAllBytes(), mediaType == null ? "" : mediaType.getName());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
