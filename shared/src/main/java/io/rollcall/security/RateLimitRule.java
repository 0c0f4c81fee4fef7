package io.rollcall.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.rollcall.access.Caller;
import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.http.Exchange;
import io.rollcall.http.Exchanges;
import io.rollcall.http.ResponseHeaders;
import io.rollcall.ratelimit.Charge;
import io.rollcall.ratelimit.ClientAddress;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.RateLimits;
import io.rollcall.ratelimit.TooManyRequests;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Counts every request against the limit of its route before any other rule is asked, says so in headers of the response, and refuses when the limit
 * is reached. A request counts against its caller, or against the source address where nobody has proved who they are.
 */
@Singleton
final class RateLimitRule implements SecurityRule<HttpRequest<?>> {
    private final RateLimits limits;
    private final Exchanges exchanges;
    private final ResponseHeaders headers;
    private final AuditTrail trail;

    RateLimitRule(RateLimits limits, Exchanges exchanges, ResponseHeaders headers, AuditTrail trail) {
        this.limits = limits;
        this.exchanges = exchanges;
        this.headers = headers;
        this.trail = trail;
    }

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        return Mono.fromSupplier(() -> {
            RouteAttributes.getRouteInfo(request)
                    .ifPresent(route -> charge(
                            request,
                            route,
                            authentication instanceof Caller caller ? Optional.of(caller) : Optional.empty()));
            return SecurityRuleResult.UNKNOWN;
        });
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** @throws TooManyRequests when the limit is reached */
    void charge(HttpRequest<?> request, RouteInfo<?> route, Optional<Caller> caller) {
        Exchange exchange = exchanges.of(request);
        LimitRule rule = RouteTable.limit(route);
        // Where anyone may sign in, a credential of some account must not buy more attempts at another.
        Optional<Caller> charged = caller.filter(
                any -> rule != LimitRule.LOGIN || !Access.of(route).isOpen());
        Charge charge = limits.charge(
                rule, charged.map(Caller::principal).orElseGet(() -> ClientAddress.client(exchange.address())));
        headers.add(request, "RateLimit-Policy", charge.policyField());
        headers.add(request, "RateLimit", charge.stateField());
        if (charge.isAllowed()) {
            return;
        }
        if (charge.isFirstRefusal() && rule == LimitRule.LOGIN) {
            Actor actor = charged.map(known -> Actor.of(known, exchange)).orElseGet(() -> Actor.unproved("", exchange));
            trail.record(actor, AuditEvent.failure(EventName.LIMIT_REACHED, rule.id()));
        }
        throw new TooManyRequests(charge);
    }
}
