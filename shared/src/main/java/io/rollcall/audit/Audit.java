package io.rollcall.audit;

import io.rollcall.database.Sql;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;

/** The trail: append-only, and written in the transaction of the change that it tells of. */
@Singleton
public final class Audit {
    private final Ids ids;
    private final Clock clock;

    Audit(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public void record(Sql sql, Actor actor, AuditEvent event) throws SQLException {
        sql.update(
                """
                INSERT INTO audit_events (id, at, event, actor, address, target, outcome, reason, before_state, after_state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                ids.next(),
                clock.instant(),
                event.event().id(),
                actor.name(),
                actor.address(),
                event.target().orElse(null),
                event.outcome().name().toLowerCase(Locale.ROOT),
                event.reason().orElse(null),
                event.before().orElse(null),
                event.after().orElse(null));
    }
}
