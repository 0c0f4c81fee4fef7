package io.rollcall.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names and values that are all text, as queries, forms and CSV have them.
 *
 * @param values no name twice
 */
public record TextValues(Map<String, String> values) {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The tree that a JSON body of the same meaning would be; a value that is no number or truth value stays text, and is refused later. */
    ObjectNode tree(RecordShape<?> shape) {
        ObjectNode tree = JSON.objectNode();
        shape.groups().forEach((name, group) -> tree.set(name, JSON.objectNode()));
        values.forEach((name, value) -> place(tree, shape, name).set(name, node(value, shape.typeOf(name))));
        return tree;
    }

    private static ObjectNode place(ObjectNode tree, RecordShape<?> shape, String name) {
        for (var group : shape.groups().entrySet()) {
            if (group.getValue().knows(name)) {
                return tree.withObjectProperty(group.getKey());
            }
        }
        return tree;
    }

    private static JsonNode node(String value, Class<?> type) {
        if ((type == Long.class || type == Integer.class)
                && INTEGER.matcher(value).matches()) {
            BigInteger number = new BigInteger(value);
            return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
        }
        if (type == Boolean.class && ("true".equals(value) || "false".equals(value))) {
            return JSON.booleanNode("true".equals(value));
        }
        return JSON.textNode(value);
    }

    /** The values may be secrets. */
    @Override
    public String toString() {
        return "TextValues" + values.keySet();
    }
}
