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
import io.rollcall.http.ResponseHeaders;

/** Adds the headers of every response, also what the framework's own filters answer before the gate, such as a preflight of CORS. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ResponseHeadersFilter {
    private final ResponseHeaders headers;

    ResponseHeadersFilter(ResponseHeaders headers) {
        this.headers = headers;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean hasContent = response.getBody().isPresent()
                || request.getMethod() == HttpMethod.HEAD && response.code() == HttpStatus.OK.getCode();
        if (hasContent && response.getContentType().isEmpty()) {
            // Else the framework would say the type in the client's own spelling.
            RouteAttributes.getRouteInfo(request)
                    .ifPresent(route -> response.contentType(route.getProduces().getFirst()));
        }
        headers.apply(request, response);
    }
}
