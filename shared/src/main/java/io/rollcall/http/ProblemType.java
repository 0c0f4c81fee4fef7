package io.rollcall.http;

import io.rollcall.failure.Kind;
import java.util.Locale;

/**
 * What HTTP says of one kind of failure.
 *
 * @param status the status code (RFC 9110, section 15)
 * @param error a short fixed phrase for people
 * @param code a stable word for programs
 */
public record ProblemType(int status, String error, String code) {
    private static final String NAMESPACE = "urn:rollcall:problem:";

    /** The one switch from failure to problem. */
    public static ProblemType of(Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> type(400, "Bad request", kind);
            case UNAUTHORIZED -> type(401, "Unauthorized", kind);
            case INVALID_TOKEN -> type(401, "Invalid token", kind);
            case TOKEN_EXPIRED -> type(401, "Token expired", kind);
            case INVALID_API_KEY -> type(401, "Invalid API key", kind);
            case INVALID_CREDENTIALS -> type(401, "Invalid credentials", kind);
            case ACCESS_DENIED -> type(403, "Access denied", kind);
            case NOT_FOUND -> type(404, "Not found", kind);
            case METHOD_NOT_ALLOWED -> type(405, "Method not allowed", kind);
            case NOT_ACCEPTABLE -> type(406, "Not acceptable", kind);
            case CONFLICT -> type(409, "Conflict", kind);
            case PRECONDITION_FAILED -> type(412, "Precondition failed", kind);
            case PAYLOAD_TOO_LARGE -> type(413, "Payload too large", kind);
            case UNSUPPORTED_MEDIA_TYPE -> type(415, "Unsupported media type", kind);
            case VALIDATION_FAILED -> type(422, "Validation failed", kind);
            case PRECONDITION_REQUIRED -> type(428, "Precondition required", kind);
            case TOO_MANY_REQUESTS -> type(429, "Too many requests", kind);
            case INTERNAL_ERROR -> type(500, "Internal error", kind);
            case SERVICE_UNAVAILABLE -> type(503, "Service unavailable", kind);
        };
    }

    /** Names the type; README explains each. */
    public String uri() {
        return NAMESPACE + code;
    }

    private static ProblemType type(int status, String error, Kind kind) {
        return new ProblemType(status, error, kind.name().toLowerCase(Locale.ROOT));
    }
}
