package io.rollcall.gate;

import io.micronaut.http.HttpRequest;
import io.rollcall.audit.Actor;
import io.rollcall.audit.Audit;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.EventName;
import io.rollcall.database.Database;
import io.rollcall.failure.Kind;
import io.rollcall.failure.Unavailable;
import io.rollcall.http.Exchange;
import io.rollcall.http.Exchanges;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of credentials that were refused: in the trail, and in one line of the log. Never of the credentials themselves. */
@Singleton
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Exchanges exchanges;
    private final Database database;
    private final Audit audit;

    Refusals(Exchanges exchanges, Database database, Audit audit) {
        this.exchanges = exchanges;
        this.database = database;
        this.audit = audit;
    }

    void tell(HttpRequest<?> request, Kind kind) {
        Exchange exchange = exchanges.of(request);
        String reason = kind.name().toLowerCase(Locale.ROOT);
        LOG.warn(
                "credentials_refused reason={} address={} request_id={}",
                reason,
                exchange.address(),
                exchange.requestId());
        try {
            database.run(sql -> {
                audit.record(
                        sql, Actor.unproved("", exchange), AuditEvent.failure(EventName.CREDENTIALS_REFUSED, reason));
                return reason;
            });
        } catch (Unavailable | IllegalStateException away) {
            LOG.warn("A refusal is missing in the trail request_id={}", exchange.requestId());
        }
    }
}
