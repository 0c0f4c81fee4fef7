package io.rollcall.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Invalid;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Parses a JSON object strictly: UTF-8 without a byte order mark, one value and nothing after it, no duplicate property, no NUL, no lone
 * surrogate, at most {@value StrictMapper#DEPTH} levels deep (RFC 8259, and the interoperable subset of RFC 7493). Thread-safe.
 */
@Singleton
public final class StrictJson {
    private final ObjectMapper mapper;

    StrictJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Parses a whole body.
     *
     * @throws BadRequest when it is not JSON in the sense above
     * @throws Invalid when it is JSON, but not an object
     */
    public ObjectNode object(byte[] body) {
        try {
            return object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException malformed) {
            throw new BadRequest("The body is not valid UTF-8");
        }
    }

    /** As {@link #object(byte[])}, for text that is already decoded. */
    public ObjectNode object(String text) {
        try (JsonParser parser = mapper.getFactory().createParser(text)) {
            if (tree(parser) instanceof ObjectNode object) {
                return object;
            }
            throw new Invalid("body", "The body must be a JSON object");
        } catch (JsonProcessingException malformed) {
            throw new BadRequest("Not valid JSON, at " + place(malformed));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode tree(JsonParser parser) throws IOException {
        try {
            JsonNode tree = mapper.readTree(parser);
            if (tree == null) {
                throw new BadRequest("The body is empty: send a JSON object");
            }
            if (parser.nextToken() != null) {
                throw new BadRequest("There is text after the JSON value, at " + place(parser));
            }
            requireClean(tree);
            return tree;
        } catch (StreamConstraintsException exceeded) {
            throw exceeded(exceeded, parser);
        }
    }

    /** A number of too many digits is well-formed and out of every range; nesting has a limit of its own. */
    private static RuntimeException exceeded(StreamConstraintsException exceeded, JsonParser parser) {
        if (String.valueOf(exceeded.getMessage()).startsWith("Number value length")) {
            String property = property(parser.getParsingContext());
            return new Invalid(property, property + " is out of range");
        }
        return new BadRequest("The JSON is nested more than " + StrictMapper.DEPTH + " levels deep");
    }

    private static String property(JsonStreamContext innermost) {
        String name = "body";
        for (JsonStreamContext context = innermost; context != null; context = context.getParent()) {
            name = context.getCurrentName() == null ? name : context.getCurrentName();
        }
        return name;
    }

    private static void requireClean(JsonNode node) {
        if (node.isTextual()) {
            requireClean(node.textValue());
        }
        node.fieldNames().forEachRemaining(StrictJson::requireClean);
        node.forEach(StrictJson::requireClean);
    }

    private static void requireClean(String text) {
        if (!Text.isClean(text)) {
            throw new BadRequest("A string contains NUL or half a surrogate pair");
        }
    }

    private static String place(JsonParser parser) {
        var location = parser.currentLocation();
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String place(JsonProcessingException malformed) {
        var location = malformed.getLocation();
        return location == null ? "its start" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
