package io.rollcall.http;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.MessageBodyWriter;
import io.micronaut.http.codec.CodecException;
import io.rollcall.json.JsonAnswer;
import io.rollcall.json.JsonText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;

/** Writes JSON answers, alike on every transport. Nothing is sent of an answer that cannot be written whole. */
@Singleton
@Produces(MediaType.APPLICATION_JSON)
final class AnswerWriter implements MessageBodyWriter<JsonAnswer> {
    @Override
    public void writeTo(
            Argument<JsonAnswer> type,
            MediaType mediaType,
            JsonAnswer answer,
            MutableHeaders headers,
            OutputStream stream) {
        byte[] body = JsonText.bytes(answer);
        headers.setIfMissing(HttpHeaders.CONTENT_TYPE, mediaType);
        try {
            stream.write(body);
        } catch (IOException broken) {
            throw new CodecException("The answer could not be sent", broken);
        }
    }
}
