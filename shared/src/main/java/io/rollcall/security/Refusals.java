package io.rollcall.security;

import io.micronaut.http.HttpRequest;
import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.cache.Caches;
import io.rollcall.failure.Kind;
import io.rollcall.http.Exchange;
import io.rollcall.http.Exchanges;
import io.rollcall.ratelimit.ClientAddress;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.LimitSettings;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of credentials that were refused: in the trail, and in one line of the log. Never of the credentials themselves. */
@Singleton
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final int allTold;
    private final Exchanges exchanges;
    private final AuditTrail trail;
    private final AddressCounts counts;

    Refusals(Exchanges exchanges, AuditTrail trail, LimitSettings limits, Caches caches) {
        this.allTold = limits.limit(LimitRule.ACCOUNT);
        this.exchanges = exchanges;
        this.trail = trail;
        this.counts = new AddressCounts(caches);
    }

    /** Each of an address's first refusals in a minute, then ever fewer of them: whoever sends a flood must not fill the trail with it. */
    void tell(HttpRequest<?> request, Kind kind) {
        Exchange exchange = exchanges.of(request);
        String reason = kind.name().toLowerCase(Locale.ROOT);
        int count = counts.add(ClientAddress.client(exchange.address()));
        if (count > allTold && Integer.bitCount(count) > 1) {
            return;
        }
        LOG.warn(
                "credentials_refused reason={} address={} request_id={}",
                reason,
                exchange.address(),
                exchange.requestId());
        try {
            trail.record(Actor.unproved("", exchange), event(reason, count));
        } catch (RuntimeException unavailable) {
            LOG.warn("A refusal is missing in the trail request_id={}", exchange.requestId());
        }
    }

    private AuditEvent event(String reason, int count) {
        AuditEvent event = AuditEvent.failure(EventName.CREDENTIALS_REFUSED, reason);
        return count > allTold ? event.on("the " + count + "th in a minute") : event;
    }
}
