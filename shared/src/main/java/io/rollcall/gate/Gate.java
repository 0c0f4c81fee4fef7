package io.rollcall.gate;

import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.rollcall.access.Access;
import io.rollcall.access.Caller;
import io.rollcall.database.Deadline;
import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;
import io.rollcall.http.Seal;
import io.rollcall.ratelimit.LimitRule;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to every request before its controller sees it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class Gate {
    /** The name of the executor on which requests are handled. */
    public static final String EXECUTOR = "requests";

    static final String CALLER = "rollcall.caller";

    private final RouteTable routes;
    private final Authenticator authenticator;
    private final Turnstile turnstile;
    private final Refusals refusals;
    private final Seal seal;

    Gate(RouteTable routes, Authenticator authenticator, Turnstile turnstile, Refusals refusals, Seal seal) {
        this.routes = routes;
        this.authenticator = authenticator;
        this.turnstile = turnstile;
        this.refusals = refusals;
        this.seal = seal;
    }

    /** Runs on a thread that may wait: each transport brings its own. */
    @RequestFilter
    @ExecuteOn(EXECUTOR)
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request, MutablePropagatedContext context) {
        Deadline deadline = Deadline.in(budget(request));
        context.add(deadline);
        return PropagatedContext.getOrEmpty().plus(deadline).propagate(() -> admit(request));
    }

    private static Duration budget(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                        .filter(RouteTable::isLongRunning)
                        .isPresent()
                ? Deadline.LONG_BUDGET
                : Deadline.BUDGET;
    }

    private @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
        RouteTable.Resolved resolved = routes.resolve(request);
        if (resolved instanceof RouteTable.Resolved.Options options) {
            MutableHttpResponse<?> allowed = HttpResponse.noContent().header(HttpHeaders.ALLOW, options.allow());
            seal.apply(request, allowed);
            return allowed;
        }
        if (resolved instanceof RouteTable.Resolved.Mismatch mismatch) {
            admit(request, mismatch.route());
            throw mismatch.refusal();
        }
        if (resolved instanceof RouteTable.Resolved.Route found) {
            admit(request, found.route());
        }
        return null;
    }

    private void admit(HttpRequest<?> request, RouteInfo<?> route) {
        Access access = RouteTable.access(route);
        LimitRule limit = RouteTable.limit(route);
        Optional<Caller> caller = identify(request, access, limit);
        // Where anyone may sign in, a credential of some account must not buy more attempts at another.
        if (caller.isPresent() && !(limit == LimitRule.LOGIN && access.isOpen())) {
            turnstile.pass(request, limit, caller.get());
        } else {
            turnstile.pass(request, limit);
        }
        access.check(caller);
        caller.ifPresent(present -> request.setAttribute(CALLER, present));
    }

    /** Credentials that are refused count against the address, whoever they claim to be. */
    private Optional<Caller> identify(HttpRequest<?> request, Access access, LimitRule limit) {
        try {
            return authenticator.authenticate(request, access);
        } catch (Failure refused) {
            if (refused.kind() != Kind.SERVICE_UNAVAILABLE) {
                turnstile.pass(request, limit);
            }
            if (refused.kind().isRefusedCredential()) {
                refusals.tell(request, refused.kind());
            }
            throw refused;
        }
    }
}
