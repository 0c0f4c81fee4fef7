package io.rollcall.input;

import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Failure;
import io.rollcall.failure.Invalid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses {@code application/x-www-form-urlencoded}, in a query string or a form, strictly. */
public final class UrlEncoded {
    private UrlEncoded() {}

    /**
     * Parses names and values.
     *
     * @param raw still percent-encoded, without its question mark; null where there is none
     * @throws BadRequest when the encoding is broken
     * @throws Invalid when a name is repeated
     */
    public static TextValues parse(@Nullable String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : Percent.decode(pair.substring(equals + 1));
                if (values.put(name, value) != null) {
                    throw new Invalid(name, "Parameter '" + name + "' is repeated");
                }
            }
        }
        return new TextValues(Collections.unmodifiableMap(values));
    }

    /** Returns why a query string cannot be read by any route; empty where it can. */
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
}
