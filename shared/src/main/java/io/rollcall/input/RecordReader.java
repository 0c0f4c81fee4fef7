package io.rollcall.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.BeanProvider;
import io.micronaut.validation.validator.Validator;
import io.rollcall.failure.Invalid;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree into a validated record. A component that is {@code @Nullable} takes {@code null} for absent; every other one refuses an
 * explicit {@code null}, so {@code Optional} means absent or a value. Components have the types and the {@code jakarta.validation}
 * constraints that they are declared with. Thread-safe.
 */
@Singleton
public final class RecordReader {
    private final ObjectMapper mapper;
    private final BeanProvider<Validator> validator;
    private final Map<Class<?>, RecordShape<?>> shapes = new ConcurrentHashMap<>();

    RecordReader(ObjectMapper mapper, BeanProvider<Validator> validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * Reads a JSON object.
     *
     * @param tree is used up
     * @throws Invalid with one error for each property that is unknown, missing, of a wrong type or against a constraint; the first 100
     */
    public <T> T read(ObjectNode tree, Class<T> type) {
        return read(tree, shape(type), "field", false);
    }

    /**
     * Reads names and values that are all text: a query string, a form, a row of CSV.
     *
     * @param noun what a name is called in the error of an unknown one
     * @throws Invalid as {@link #read(ObjectNode, Class)}
     */
    public <T> T read(TextValues values, Class<T> type, String noun) {
        RecordShape<T> shape = shape(type);
        return read(values.tree(shape), shape, noun, false);
    }

    /**
     * Reads the properties that a merge patch (RFC 7396) has; those that it lacks are not missed.
     *
     * @throws Invalid as {@link #read(ObjectNode, Class)}
     */
    public <T> Patch<T> readPatch(ObjectNode tree, Class<T> type) {
        RecordShape<T> shape = shape(type);
        ObjectNode sent = tree.deepCopy();
        read(tree, shape, "field", true);
        return new Patch<>(this, type, sent);
    }

    /** Returns the names that the properties of a record have in JSON, in the order of declaration. */
    public static List<String> names(Class<?> type) {
        return List.copyOf(new RecordShape<>(type).components().keySet());
    }

    <T> T merge(T current, ObjectNode changes, Class<T> type) {
        ObjectNode merged = mapper.valueToTree(current);
        merged.setAll(changes);
        return read(merged, type);
    }

    @SuppressWarnings("unchecked") // A type stands by its own shape.
    private <T> RecordShape<T> shape(Class<T> type) {
        return (RecordShape<T>) shapes.computeIfAbsent(type, RecordShape::new);
    }

    private <T> T read(ObjectNode tree, RecordShape<T> shape, String noun, boolean partial) {
        FieldErrors errors = new FieldErrors(shape, noun);
        List<String> sent = new ArrayList<>();
        tree.fieldNames().forEachRemaining(sent::add);
        if (!partial) {
            refuseNulls(tree, shape, errors);
        }
        T value = bind(tree, shape.type(), errors);
        if (value != null) {
            for (ConstraintViolation<T> violation : validator.get().validate(value)) {
                String name = shape.name(violation);
                if (!partial || sent.contains(name)) {
                    errors.violated(name, violation, sent.contains(name));
                }
            }
        }
        errors.throwIfAny();
        if (value == null) {
            throw new IllegalStateException("A record was neither read nor refused");
        }
        return value;
    }

    private static void refuseNulls(ObjectNode tree, RecordShape<?> shape, FieldErrors errors) {
        Map<String, JsonNode> nulls = new LinkedHashMap<>();
        tree.properties().forEach(property -> {
            if (shape.knows(property.getKey()) && hasNull(property.getValue())) {
                nulls.put(property.getKey(), property.getValue());
            }
        });
        nulls.forEach((name, value) -> {
            tree.remove(name);
            if (!value.isNull()) {
                errors.add(name, "must not contain null");
            } else if (!shape.isNullable(name)) {
                errors.add(name, "must not be null");
            }
        });
    }

    /** Returns true for null, and for an array with null among its elements. */
    private static boolean hasNull(JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (element.isNull()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Removes each property that cannot be read and tries again, so that all of them are found. */
    private <T> @Nullable T bind(ObjectNode tree, Class<T> type, FieldErrors errors) {
        while (!errors.isFull()) {
            try {
                return mapper.treeToValue(tree, type);
            } catch (JsonMappingException mismatch) {
                errors.mismatched(mismatch, tree);
            } catch (JsonProcessingException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return null;
    }
}
