package io.rollcall.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer for API Gateway.
 *
 * @param headers names and all their values
 * @param body text where it is UTF-8, else sent as base64
 */
record GatewayReply(int status, Map<String, List<String>> headers, byte[] body) {
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    /** In bytes: what JSON makes of one control character. */
    private static final int LONGEST_ESCAPE = 6;

    /** Writes the form that the payload's version wants: version 2 knows no lists of values, so they are joined (RFC 9110, section 5.3). */
    void write(OutputStream stream, boolean version2) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(stream)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            if (version2) {
                json.writeObjectFieldStart("headers");
                for (var header : headers.entrySet()) {
                    json.writeStringField(header.getKey(), String.join(", ", header.getValue()));
                }
            } else {
                json.writeObjectFieldStart("multiValueHeaders");
                for (var header : headers.entrySet()) {
                    json.writeArrayFieldStart(header.getKey());
                    for (String value : header.getValue()) {
                        json.writeString(value);
                    }
                    json.writeEndArray();
                }
            }
            json.writeEndObject();
            Optional<String> text = text();
            json.writeStringField(
                    "body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
            json.writeBooleanField("isBase64Encoded", text.isEmpty());
            json.writeEndObject();
        }
    }

    /** Whether it takes more bytes than so many, once it is written. */
    boolean isLargerThan(int bytes) {
        if (body.length <= bytes / LONGEST_ESCAPE) {
            return false;
        }
        DataOutputStream counted = new DataOutputStream(OutputStream.nullOutputStream());
        try {
            write(counted, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return counted.size() > bytes;
    }

    private Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
