package io.rollcall.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.rollcall.failure.Failure;
import io.rollcall.failure.FieldError;
import io.rollcall.failure.Kind;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes problem documents (RFC 9457). What a document says comes from the failure alone, never from an exception that is none. */
@Singleton
public final class Problems {
    /** The media type of every error. */
    public static final String CONTENT_TYPE = "application/problem+json";

    static final String CHALLENGE = "Bearer realm=\"rollcall\"";
    private static final String TOKEN_CHALLENGE = CHALLENGE + ", error=\"invalid_token\"";
    private static final MediaType PROBLEM = MediaType.of(CONTENT_TYPE);

    private final Exchanges exchanges;
    private final ResponseHeaders headers;

    Problems(Exchanges exchanges, ResponseHeaders headers) {
        this.exchanges = exchanges;
        this.headers = headers;
    }

    /** The whole answer to a failed request. */
    public MutableHttpResponse<Problem> respond(HttpRequest<?> request, Failure failure) {
        MutableHttpResponse<Problem> response = respond(request, failure.kind(), failure.detail(), failure.errors());
        failure.retryAfter()
                .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds())));
        if (failure instanceof Refusal refusal) {
            refusal.headers().forEach(response::header);
        }
        return response;
    }

    /** The same without a failure of ours: the words are those of the kind. */
    public MutableHttpResponse<Problem> respond(
            HttpRequest<?> request, Kind kind, String detail, List<FieldError> errors) {
        ProblemType type = ProblemType.of(kind);
        MutableHttpResponse<Problem> response = HttpResponse.<Problem>status(type.status(), type.error())
                .contentType(PROBLEM)
                .body(Problem.of(type, detail, errors, exchanges.of(request).requestId()));
        switch (kind) {
            case INVALID_TOKEN, TOKEN_EXPIRED -> response.header(HttpHeaders.WWW_AUTHENTICATE, TOKEN_CHALLENGE);
            case UNAUTHORIZED, INVALID_API_KEY, INVALID_CREDENTIALS ->
                response.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            default -> {}
        }
        headers.apply(request, response);
        return response;
    }
}
