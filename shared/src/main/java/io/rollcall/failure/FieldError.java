package io.rollcall.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One field that broke a rule.
 *
 * @param line where it stands, in a body of many lines; null in any other
 * @param field the field's name as the client wrote it
 * @param message one sentence
 */
public record FieldError(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long line, String field, String message) {
    /** An error in a body that is not read line by line. */
    public FieldError(String field, String message) {
        this(null, field, message);
    }

    /** Returns the same error in a line of a body of many. */
    public FieldError at(long number) {
        return new FieldError(number, field, message);
    }
}
