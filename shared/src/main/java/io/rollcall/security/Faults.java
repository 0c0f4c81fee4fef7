package io.rollcall.security;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.rollcall.database.DatabaseFailures;
import io.rollcall.failure.Failure;
import io.rollcall.failure.FieldError;
import io.rollcall.failure.Kind;
import io.rollcall.http.Exchanges;
import io.rollcall.http.Problem;
import io.rollcall.http.Problems;
import jakarta.inject.Singleton;
import java.net.URISyntaxException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what an exception means to the caller. What is no failure of ours and none that HTTP names is a fault: it is logged, not told. */
@Singleton
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Problems problems;
    private final Exchanges exchanges;

    Faults(Problems problems, Exchanges exchanges) {
        this.problems = problems;
        this.exchanges = exchanges;
    }

    MutableHttpResponse<Problem> respond(HttpRequest<?> request, Throwable cause) {
        if (cause instanceof Failure failure) {
            return problems.respond(request, failure);
        }
        if (cause instanceof ContentLengthExceededException || cause instanceof BufferLengthExceededException) {
            return tooLarge(request);
        }
        if (cause instanceof URISyntaxException) {
            return respond(request, Kind.BAD_REQUEST, "The path or the query is malformed");
        }
        if (cause instanceof ConversionErrorException wrong) {
            return invalid(request, wrong.getArgument().getName() + " has the wrong form");
        }
        if (cause instanceof UnsatisfiedBodyRouteException) {
            return respond(request, Kind.BAD_REQUEST, "The request has no body");
        }
        if (cause instanceof UnsatisfiedRouteException missing) {
            return invalid(request, missing.getArgument().getName() + " is required");
        }
        if (cause instanceof HttpStatusException named) {
            return respond(request, named.getStatus());
        }
        return DatabaseFailures.meaning(cause)
                .map(failure -> unavailable(request, cause, failure))
                .orElseGet(() -> fault(request, cause));
    }

    private MutableHttpResponse<Problem> unavailable(HttpRequest<?> request, Throwable cause, Failure failure) {
        LOG.warn("The database is unavailable or overloaded: {}", DatabaseFailures.state(cause));
        return problems.respond(request, failure);
    }

    /** A failure of HTTP's own, known by its status alone. */
    MutableHttpResponse<Problem> respond(HttpRequest<?> request, HttpStatus status) {
        return switch (status.getCode()) {
            case 404 -> respond(request, Kind.NOT_FOUND, "There is nothing at this path");
            case 405 -> respond(request, Kind.METHOD_NOT_ALLOWED, "The path does not allow this method");
            case 406 -> respond(request, Kind.NOT_ACCEPTABLE, "The route does not produce what is wanted");
            case 413 -> tooLarge(request);
            case 415 -> respond(request, Kind.UNSUPPORTED_MEDIA_TYPE, "The route does not take this type of body");
            case 422 -> invalid(request, "The request breaks a rule");
            default ->
                status.getCode() < 500
                        ? respond(request, Kind.BAD_REQUEST, "The request is malformed")
                        : respond(request, Kind.INTERNAL_ERROR, "Something went wrong here");
        };
    }

    private MutableHttpResponse<Problem> tooLarge(HttpRequest<?> request) {
        return respond(request, Kind.PAYLOAD_TOO_LARGE, "The body is too large");
    }

    private MutableHttpResponse<Problem> invalid(HttpRequest<?> request, String detail) {
        return problems.respond(request, Kind.VALIDATION_FAILED, detail, List.of(new FieldError("request", detail)));
    }

    private MutableHttpResponse<Problem> fault(HttpRequest<?> request, Throwable cause) {
        LOG.error("Request {} failed", exchanges.of(request).requestId(), cause);
        return respond(request, Kind.INTERNAL_ERROR, "Something went wrong here");
    }

    private MutableHttpResponse<Problem> respond(HttpRequest<?> request, Kind kind, String detail) {
        return problems.respond(request, kind, detail, List.of());
    }
}
