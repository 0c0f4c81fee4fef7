package io.rollcall.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.rollcall.database.Deadline;

/**
 * Lets every request in: onto a thread that may wait, which all later filters, the security rules and the controller share, and with a deadline
 * that reaches every statement.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class EntryFilter implements Ordered {
    /** The name of the executor on which requests are handled: each transport brings its own. */
    public static final String EXECUTOR = "requests";

    @RequestFilter
    @ExecuteOn(EXECUTOR)
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        boolean isLong = RouteAttributes.getRouteInfo(request)
                .filter(RouteTable::isLongRunning)
                .isPresent();
        context.add(Deadline.in(isLong ? Deadline.LONG_BUDGET : Deadline.BUDGET));
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }
}
