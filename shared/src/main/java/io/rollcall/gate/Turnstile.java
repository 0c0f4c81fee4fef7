package io.rollcall.gate;

import io.micronaut.http.HttpRequest;
import io.rollcall.access.Caller;
import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.http.Exchange;
import io.rollcall.http.Exchanges;
import io.rollcall.http.Seal;
import io.rollcall.ratelimit.Charge;
import io.rollcall.ratelimit.ClientAddress;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.RateLimits;
import io.rollcall.ratelimit.TooManyRequests;
import jakarta.inject.Singleton;

/** Counts a request, says so in the answer's fields, and refuses when its limit is reached. */
@Singleton
final class Turnstile {
    private final RateLimits limits;
    private final Exchanges exchanges;
    private final Seal seal;
    private final AuditTrail trail;

    Turnstile(RateLimits limits, Exchanges exchanges, Seal seal, AuditTrail trail) {
        this.limits = limits;
        this.exchanges = exchanges;
        this.seal = seal;
        this.trail = trail;
    }

    /** Counts against the principal. */
    void pass(HttpRequest<?> request, LimitRule rule, Caller caller) {
        pass(request, rule, caller.principal(), Actor.of(caller, exchanges.of(request)));
    }

    /** Counts against the source address. */
    void pass(HttpRequest<?> request, LimitRule rule) {
        Exchange exchange = exchanges.of(request);
        pass(request, rule, ClientAddress.client(exchange.address()), Actor.unproved("", exchange));
    }

    private void pass(HttpRequest<?> request, LimitRule rule, String client, Actor actor) {
        Charge charge = limits.charge(rule, client);
        seal.add(request, "RateLimit-Policy", charge.policyField());
        seal.add(request, "RateLimit", charge.stateField());
        if (charge.isAllowed()) {
            return;
        }
        if (charge.isFirstRefusal() && rule == LimitRule.LOGIN) {
            trail.record(actor, AuditEvent.failure(EventName.LIMIT_REACHED, rule.id()));
        }
        throw new TooManyRequests(charge);
    }
}
