package io.rollcall.json;

import io.rollcall.failure.FieldError;
import io.rollcall.failure.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One reading of named values: ask for each field by its rule, then call {@link #done}, which reports every broken rule and every
 * field that nobody asked for; after it the suppliers give the values. Not for use by more than one thread.
 */
public final class Fields {
    /** How many unknown fields are told; a body of nothing else would make an answer many times its size. */
    private static final int MOST_ERRORS = 100;

    private final Map<String, Object> values;
    private final String noun;
    private final Set<String> asked = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * @param values names and values; {@link JsonObject#NULL} stands for JSON's null
     * @param noun what a name is called when it is unknown: field, parameter
     */
    public Fields(Map<String, Object> values, String noun) {
        this.values = values;
        this.noun = noun;
    }

    /** A field that has to be there. */
    public <T> Supplier<T> required(String name, Rule<T> rule) {
        if (!values.containsKey(name)) {
            asked.add(name);
            fail(name, name + " is required");
        }
        Supplier<Optional<T>> value = optional(name, rule);
        return () -> value.get().orElseThrow();
    }

    /** A field that may be absent, but never null. */
    public <T> Supplier<Optional<T>> optional(String name, Rule<T> rule) {
        asked.add(name);
        Object value = values.get(name);
        if (value == null) {
            return Optional::empty;
        }
        if (value == JsonObject.NULL) {
            fail(name, name + " must not be null");
            return Optional::empty;
        }
        try {
            T kept = rule.apply(value);
            return () -> Optional.of(kept);
        } catch (Rule.Broken broken) {
            fail(name, broken.of(name));
            return Optional::empty;
        }
    }

    /** As {@link #optional}, where null means the same as absent. */
    public <T> Supplier<Optional<T>> nullable(String name, Rule<T> rule) {
        if (values.get(name) == JsonObject.NULL) {
            asked.add(name);
            return Optional::empty;
        }
        return optional(name, rule);
    }

    /** Whether any field was sent at all. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * Ends the reading.
     *
     * @throws Invalid when a rule was broken or a field is unknown
     */
    public void done() {
        for (String name : values.keySet()) {
            if (!asked.contains(name) && errors.size() < MOST_ERRORS) {
                fail(name, "Unknown " + noun + " '" + shown(name) + "'");
            }
        }
        doneIgnoringOthers();
    }

    /** As {@link #done}, where a field that nobody asked for is passed over. */
    public void doneIgnoringOthers() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private void fail(String name, String message) {
        errors.add(new FieldError(shown(name), message));
    }

    private static String shown(String name) {
        return name.length() > 64 ? name.substring(0, 64) : name;
    }
}
