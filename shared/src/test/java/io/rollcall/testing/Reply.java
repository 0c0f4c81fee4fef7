package io.rollcall.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An answer as a client reads it. */
public record Reply(int status, List<Header> headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Reply {
        headers = List.copyOf(headers);
    }

    /** All values of a header, whatever the case of its name. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** A header that may come once at most. */
    public Optional<String> header(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new AssertionError(name + " comes " + values.size() + " times: " + values);
        }
        return values.stream().findFirst();
    }

    /** A header that has to be there. */
    public String require(String name) {
        return header(name).orElseThrow(() -> new AssertionError("No " + name + " in " + this));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException("Not JSON: " + this, notJson);
        }
    }

    /** This answer, if it has that status. */
    public Reply expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("Expected " + wanted + " but got " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
