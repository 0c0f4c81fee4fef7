package io.rollcall.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.failure.FieldError;
import java.util.List;

/**
 * A problem document (RFC 9457).
 *
 * @param type a URI that the documentation explains
 * @param title the same words as {@code error}
 * @param status the response's status
 * @param detail what is wrong with this request
 * @param error a short fixed phrase for people
 * @param code a stable word for programs
 * @param requestId names the request in the logs
 * @param errors the properties that broke a rule; left out where there are none
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String error,
        String code,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
    static Problem of(ProblemType type, String detail, List<FieldError> errors, String requestId) {
        return new Problem(
                type.uri(), type.error(), type.status(), detail, type.error(), type.code(), requestId, errors);
    }
}
