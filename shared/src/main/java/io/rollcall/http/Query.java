package io.rollcall.http;

import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Failure;
import io.rollcall.failure.Invalid;
import io.rollcall.json.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names and values as {@code application/x-www-form-urlencoded} writes them, in a query string or a form, decoded strictly.
 *
 * @param values names and values; no name twice
 */
public record Query(Map<String, Object> values) {
    /**
     * @param raw still percent-encoded, without its question mark; null where there is none
     * @throws BadRequest when the encoding is broken
     * @throws Invalid when a name comes twice
     */
    public static Query parse(@Nullable String raw) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return new Query(values);
        }
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : Percent.decode(pair.substring(equals + 1));
                if (values.put(name, value) != null) {
                    throw new Invalid(name, "Parameter '" + name + "' is repeated");
                }
            }
        }
        return new Query(Collections.unmodifiableMap(values));
    }

    /** Why a query string cannot be read by anyone; empty where it can. */
    public static Optional<Failure> misfit(@Nullable String raw) {
        try {
            if (raw != null) {
                Percent.decode(raw);
            }
            return Optional.empty();
        } catch (BadRequest malformed) {
            return Optional.of(malformed);
        }
    }

    /** A reading of these parameters. */
    public Fields fields() {
        return new Fields(values, "parameter");
    }

    /** The query string that asks the same of the list's next part. */
    public String next(String cursor) {
        StringBuilder next = new StringBuilder("cursor=").append(cursor);
        values.forEach((name, value) -> {
            if (!"cursor".equals(name) && !"offset".equals(name)) {
                next.append('&').append(encode(name)).append('=').append(encode(value.toString()));
            }
        });
        return next.toString();
    }

    /** A client may have put a secret here, although none is taken from here. */
    @Override
    public String toString() {
        return "Query" + values.keySet();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
