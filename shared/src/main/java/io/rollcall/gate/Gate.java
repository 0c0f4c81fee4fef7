package io.rollcall.gate;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteInfo;
import io.rollcall.access.Access;
import io.rollcall.access.Caller;
import io.rollcall.http.Exchange;
import io.rollcall.http.Exchanges;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to every request before its controller sees it, and to every answer after. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Gate {
    static final String CALLER = "rollcall.caller";

    private final RouteTable routes;
    private final Authenticator authenticator;
    private final Exchanges exchanges;

    Gate(RouteTable routes, Authenticator authenticator, Exchanges exchanges) {
        this.routes = routes;
        this.authenticator = authenticator;
        this.exchanges = exchanges;
    }

    /** Runs on a thread that may wait, and so does the controller behind it. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
        exchanges.of(request);
        switch (routes.resolve(request)) {
            case RouteTable.Resolved.Options options -> {
                return HttpResponse.noContent().header(HttpHeaders.ALLOW, options.allow());
            }
            case RouteTable.Resolved.Mismatch mismatch -> {
                admit(request, mismatch.route());
                throw mismatch.refusal();
            }
            case RouteTable.Resolved.Route found -> admit(request, found.route());
        }
        return null;
    }

    private void admit(HttpRequest<?> request, RouteInfo<?> route) {
        Access access = RouteTable.access(route);
        Optional<Caller> caller = authenticator.authenticate(request, access);
        access.check(caller);
        caller.ifPresent(present -> request.setAttribute(CALLER, present));
    }

    @ResponseFilter
    void seal(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Exchange exchange = exchanges.of(request);
        response.header(Exchanges.REQUEST_ID, exchange.requestId());
        response.header("X-Content-Type-Options", "nosniff");
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (exchange.secure()) {
            response.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (response.code() == HttpStatus.NO_CONTENT.getCode()) {
            response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
