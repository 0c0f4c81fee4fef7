package io.rollcall.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.filters.SecurityFilter;
import org.jspecify.annotations.Nullable;

/** Answers what no controller gets: paths and methods that are not there, OPTIONS, and bodies, types and queries that a route cannot take. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RouteFilter implements Ordered {
    private final RouteTable routes;

    RouteFilter(RouteTable routes) {
        this.routes = routes;
    }

    /** Runs after the security filter: for a route that there is, the limit and the credential come first. Without that filter no request gets further. */
    @RequestFilter
    @Nullable
    HttpResponse<?> resolve(HttpRequest<?> request) {
        if (!request.getAttributes().contains(SecurityFilter.KEY)) {
            throw new IllegalStateException("The security filter is switched off");
        }
        RouteTable.Resolved resolved = routes.resolve(request);
        if (resolved instanceof RouteTable.Resolved.Options options) {
            return HttpResponse.noContent().header(HttpHeaders.ALLOW, options.allow());
        }
        if (resolved instanceof RouteTable.Resolved.Mismatch mismatch) {
            throw mismatch.refusal();
        }
        return null;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
