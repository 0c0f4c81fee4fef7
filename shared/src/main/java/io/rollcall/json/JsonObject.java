package io.rollcall.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object, read strictly: UTF-8 without a byte order mark, one value and nothing behind it, no name twice, no NUL, no lone
 * surrogate, at most {@value #DEPTH} levels deep (RFC 8259, and the interoperable subset of RFC 7493).
 *
 * @param values the members in their order; values as {@link Rule#apply} takes them, {@link #FRACTION} and {@link #NULL}
 */
public record JsonObject(Map<String, Object> values) {
    /** Stands for JSON's null. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** Stands for every number with a fraction or an exponent: no rule takes one, and some are too large to be worked out. */
    public static final Object FRACTION = new Object() {
        @Override
        public String toString() {
            return "a number with a fraction or an exponent";
        }
    };

    static final int DEPTH = 500;

    /** The longest integer that a {@link Long} may hold; of a longer one no rule wants more than that it is out of range. */
    private static final int LONG_DIGITS = 19;

    private static final BigInteger HUGE = BigInteger.TEN.pow(LONG_DIGITS);
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /**
     * Reads a whole body.
     *
     * @throws BadRequest when it is not JSON in the sense above
     * @throws Invalid when it is JSON, but no object
     */
    public static JsonObject parse(byte[] body) {
        return parse(decode(body));
    }

    /** As {@link #parse(byte[])}, for text that is decoded already. */
    public static JsonObject parse(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new BadRequest("The body is empty: a JSON object is expected");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new BadRequest("There is something after the JSON value, at " + place(parser));
            }
            if (value instanceof Map<?, ?>) {
                return new JsonObject(members(value));
            }
            throw new Invalid("body", "The body must be a JSON object");
        } catch (StreamConstraintsException tooDeep) {
            throw new BadRequest("The JSON is nested more than " + DEPTH + " levels deep");
        } catch (JsonProcessingException notJson) {
            throw new BadRequest("Not valid JSON, at " + place(notJson));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A reading of this object's fields. */
    public Fields fields() {
        return new Fields(values, "field");
    }

    /** The values may be secrets. */
    @Override
    public String toString() {
        return "JsonObject" + values.keySet();
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new BadRequest("The body is not valid UTF-8");
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(parser, parser.getText());
            case VALUE_NUMBER_INT -> integer(parser.getText());
            case VALUE_NUMBER_FLOAT -> FRACTION;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> NULL;
        };
    }

    private static Object integer(String digits) {
        if (digits.length() > LONG_DIGITS + 1) {
            return digits.startsWith("-") ? HUGE.negate() : HUGE;
        }
        BigInteger number = new BigInteger(digits);
        return number.bitLength() < Long.SIZE ? Long.valueOf(number.longValue()) : number;
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser, parser.currentName());
            parser.nextToken();
            members.put(name, value(parser));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return Collections.unmodifiableList(items);
    }

    private static String text(JsonParser parser, String text) {
        if (!Text.isClean(text)) {
            throw new BadRequest("A string holds NUL or half a surrogate pair, at " + place(parser));
        }
        return text;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Object value) {
        return (Map<String, Object>) value;
    }

    private static String place(JsonParser parser) {
        var location = parser.currentLocation();
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String place(JsonProcessingException notJson) {
        var location = notJson.getLocation();
        return location == null ? "its start" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
