package io.rollcall.security;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.rollcall.http.Seal;

/** Seals every answer, also what the framework's own filters answer before the gate, such as a preflight of CORS. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SealFilter {
    private final Seal seal;

    SealFilter(Seal seal) {
        this.seal = seal;
    }

    @ResponseFilter
    void seal(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean hasContent = response.getBody().isPresent()
                || request.getMethod() == HttpMethod.HEAD && response.code() == HttpStatus.OK.getCode();
        if (hasContent && response.getContentType().isEmpty()) {
            // Else the framework would say the type in the client's own spelling.
            RouteAttributes.getRouteInfo(request)
                    .ifPresent(route -> response.contentType(route.getProduces().getFirst()));
        }
        seal.apply(request, response);
    }
}
