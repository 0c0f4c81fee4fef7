package io.rollcall.json;

import java.util.List;
import java.util.function.Function;

/** An answer that is a JSON array of objects. */
public record JsonArray(List<? extends JsonBody> items) implements JsonAnswer {
    /** Each value as answers show it. */
    public static <T> JsonArray of(List<T> values, Function<T, ? extends JsonBody> shown) {
        return new JsonArray(values.stream().map(shown).toList());
    }
}
