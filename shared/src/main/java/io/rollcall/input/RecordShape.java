package io.rollcall.input;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The components of a record under their names in JSON. A component that is itself an introspected record is a group: in a query string
 * its components stand beside the others.
 *
 * @param type an introspected record
 * @param components by their names in JSON, in the order of declaration; those of groups among them
 * @param groups the groups, by their names in JSON
 */
record RecordShape<T>(Class<T> type, Map<String, Argument<?>> components, Map<String, RecordShape<?>> groups) {
    RecordShape(Class<T> type) {
        this(type, new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Argument<?> component : BeanIntrospection.getIntrospection(type).getConstructorArguments()) {
            if (component.getType().isRecord()) {
                RecordShape<?> group = new RecordShape<>(component.getType());
                groups.put(json(component.getName()), group);
                components.putAll(group.components);
            } else {
                components.put(json(component.getName()), component);
            }
        }
    }

    boolean knows(String name) {
        return components.containsKey(name);
    }

    boolean isGroup(String name) {
        return groups.containsKey(name);
    }

    boolean isNullable(String name) {
        Argument<?> component = components.get(name);
        return component != null && component.isDeclaredNullable();
    }

    /** The type of a component, or the type in its {@code Optional}. */
    Class<?> typeOf(String name) {
        Argument<?> component = components.get(name);
        if (component == null) {
            return Object.class;
        }
        return component.getType() == Optional.class
                ? component.getFirstTypeVariable().map(Argument::getType).orElseThrow()
                : component.getType();
    }

    /** Returns a component's position in the declaration; unknown names come last. */
    int position(String name) {
        int position = 0;
        for (String component : components.keySet()) {
            if (component.equals(name)) {
                return position;
            }
            position++;
        }
        return position;
    }

    /** The component that a constraint violation is about. */
    String name(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            String json = json(String.valueOf(node.getName()));
            if (knows(json)) {
                return json;
            }
            name = name.isEmpty() ? json : name;
        }
        return name;
    }

    /** Returns the message for an integer that no Java type can hold. */
    String range(String name) {
        Argument<?> component = components.get(name);
        return component == null ? "is out of range" : Between.Message.of(component.getAnnotationMetadata());
    }

    static String expectation(Class<?> type) {
        if (type == String.class) {
            return "must be a string";
        } else if (type == Long.class || type == Integer.class || type == long.class || type == int.class) {
            return "must be an integer";
        } else if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        } else if (type == LocalDate.class) {
            return "must be a date written YYYY-MM-DD";
        } else if (type == Instant.class) {
            return "must be a time as RFC 3339 writes it, such as 2030-01-31T12:00:00Z";
        } else if (type == UUID.class) {
            return "must be a UUID";
        } else if (type.isEnum()) {
            return "must be one of " + words(type);
        }
        return Collection.class.isAssignableFrom(type) ? "must be an array" : "must be an object";
    }

    private static String words(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(RecordShape::word)
                .collect(Collectors.joining(", "));
    }

    /** The word that Jackson reads and writes for a constant. */
    private static String word(Object constant) {
        return constant instanceof Word word ? word.id() : constant.toString();
    }

    private static String json(String component) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component);
    }
}
