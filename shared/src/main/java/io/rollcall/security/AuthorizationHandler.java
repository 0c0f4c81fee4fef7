package io.rollcall.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.micronaut.web.router.RouteAttributes;
import io.rollcall.access.Refused;
import io.rollcall.failure.Kind;
import io.rollcall.http.Problem;
import io.rollcall.http.Problems;
import jakarta.inject.Singleton;

/** Says to whom the security rules do not let in what their credential lacks; the framework's own would read redirects for browsers. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationHandler implements ExceptionHandler<AuthorizationException, HttpResponse<Problem>> {
    private final Problems problems;

    AuthorizationHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // As the framework declares it.
    public HttpResponse<Problem> handle(HttpRequest request, AuthorizationException refused) {
        HttpRequest<?> asked = request;
        Refused failure = refused.isForbidden()
                ? new Refused(
                        Kind.ACCESS_DENIED,
                        Access.of(RouteAttributes.getRouteInfo(asked).orElseThrow())
                                .denial())
                : Refused.unauthorized();
        return problems.respond(asked, failure);
    }
}
