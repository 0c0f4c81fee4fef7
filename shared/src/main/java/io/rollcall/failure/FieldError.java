package io.rollcall.failure;

import java.util.OptionalLong;

/**
 * One field that broke a rule.
 *
 * @param line where it stands, in a body of many lines
 * @param field the field's name as the caller wrote it
 * @param message one sentence
 */
public record FieldError(OptionalLong line, String field, String message) {
    public FieldError(String field, String message) {
        this(OptionalLong.empty(), field, message);
    }

    /** The same error in a line of a body of many. */
    public FieldError at(long number) {
        return new FieldError(OptionalLong.of(number), field, message);
    }
}
