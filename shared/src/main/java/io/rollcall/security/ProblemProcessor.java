package io.rollcall.security;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.rollcall.http.Problem;
import jakarta.inject.Singleton;

/** The errors that the framework answers by itself get the same documents as ours. */
@Singleton
@Primary
final class ProblemProcessor implements ErrorResponseProcessor<Problem> {
    private final Faults faults;

    ProblemProcessor(Faults faults) {
        this.faults = faults;
    }

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        MutableHttpResponse<Problem> problem = context.getRootCause()
                .map(cause -> faults.respond(context.getRequest(), cause))
                .orElseGet(() -> faults.respond(context.getRequest(), response.getStatus()));
        response.getHeaders().forEach((name, values) -> values.forEach(value -> problem.header(name, value)));
        return problem;
    }
}
