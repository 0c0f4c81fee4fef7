package io.rollcall.http;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;
import java.util.Map;

/** A request that HTTP itself refuses, before any rule of the directory is asked. */
public final class Refusal extends Failure {
    private final transient Map<String, String> headers;

    private Refusal(Kind kind, String message, Map<String, String> headers) {
        super(kind, message);
        this.headers = headers;
    }

    public static Refusal notFound() {
        return new Refusal(Kind.NOT_FOUND, "There is nothing at this path", Map.of());
    }

    /** @param allow the methods that the path knows, for the {@code Allow} header */
    public static Refusal methodNotAllowed(String allow) {
        return new Refusal(Kind.METHOD_NOT_ALLOWED, "This path allows " + allow, Map.of("Allow", allow));
    }

    /** @param produced the media types that the route can answer with */
    public static Refusal notAcceptable(String produced) {
        return new Refusal(Kind.NOT_ACCEPTABLE, "This route answers with " + produced, Map.of());
    }

    /** @param consumed the media types that the route takes */
    public static Refusal unsupportedMediaType(String consumed) {
        return new Refusal(Kind.UNSUPPORTED_MEDIA_TYPE, "This route takes a body of type " + consumed, Map.of());
    }

    /** @param limit in bytes */
    public static Refusal payloadTooLarge(long limit) {
        return new Refusal(Kind.PAYLOAD_TOO_LARGE, "The body may have at most " + limit + " bytes", Map.of());
    }

    /** Headers that belong to the answer. */
    public Map<String, String> headers() {
        return headers;
    }
}
