package io.rollcall.input;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.failure.FieldError;
import io.rollcall.failure.Invalid;
import jakarta.validation.ConstraintViolation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects what is wrong with the properties of one record: one error for each, in the order in which the record declares them. */
final class FieldErrors {
    /** A body of nothing but unknown properties must not make a response many times its size. */
    private static final int MOST = 100;

    private static final int LONGEST_NAME = 64;

    private final RecordShape<?> shape;
    private final String noun;
    private final Map<String, String> messages = new LinkedHashMap<>();

    FieldErrors(RecordShape<?> shape, String noun) {
        this.shape = shape;
        this.noun = noun;
    }

    boolean isFull() {
        return messages.size() >= MOST;
    }

    /** @param message a predicate that follows the name, or a sentence that begins with a capital letter and stands alone */
    void add(String name, String message) {
        boolean sentence = Character.isUpperCase(message.codePointAt(0));
        messages.putIfAbsent(name, sentence ? message : name + " " + message);
    }

    void violated(String name, ConstraintViolation<?> violation, boolean sent) {
        boolean missing = violation.getInvalidValue() == null;
        add(name, !missing ? violation.getMessage() : sent ? "must not be null" : "is required");
    }

    /** Reports the property that cannot be read, and removes it. */
    void mismatched(JsonMappingException mismatch, ObjectNode tree) {
        String first = mismatch.getPath().isEmpty()
                ? ""
                : String.valueOf(mismatch.getPath().getFirst().getFieldName());
        if (tree.get(first) instanceof ObjectNode group && shape.isGroup(first)) {
            remove(mismatch, group, String.valueOf(mismatch.getPath().get(1).getFieldName()));
        } else {
            remove(mismatch, tree, first);
        }
    }

    private void remove(JsonMappingException mismatch, ObjectNode tree, String name) {
        if (tree.remove(name) == null) {
            throw new IllegalStateException("A record cannot be made of what was read", mismatch);
        }
        if (mismatch instanceof UnrecognizedPropertyException) {
            messages.putIfAbsent(name, "Unknown " + noun + " '" + shown(name) + "'");
        } else {
            add(name, mismatch.getCause() instanceof InputCoercionException ? shape.range(name) : expected(mismatch));
        }
    }

    void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new Invalid(messages.entrySet().stream()
                    .sorted(Comparator.comparingInt(error -> shape.position(error.getKey())))
                    .map(error -> new FieldError(shown(error.getKey()), error.getValue()))
                    .toList());
        }
    }

    private static String expected(JsonMappingException mismatch) {
        return mismatch instanceof MismatchedInputException typed && typed.getTargetType() != null
                ? RecordShape.expectation(typed.getTargetType())
                : "has the wrong type";
    }

    private static String shown(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
