package io.rollcall.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.rollcall.http.Problem;
import jakarta.inject.Singleton;

/** Answers every request that failed, whatever threw and wherever. */
@Singleton
final class FailureHandler implements ExceptionHandler<Throwable, HttpResponse<Problem>> {
    private final Faults faults;

    FailureHandler(Faults faults) {
        this.faults = faults;
    }

    @Override
    @SuppressWarnings("rawtypes") // As the framework declares it.
    public HttpResponse<Problem> handle(HttpRequest request, Throwable cause) {
        HttpRequest<?> asked = request;
        return faults.respond(asked, cause);
    }
}
