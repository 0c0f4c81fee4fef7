package io.rollcall.audit;

import io.rollcall.database.Sql;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
        record(sql, actor, List.of(event));
    }

    /** Tells of many events in one statement. */
    public void record(Sql sql, Actor actor, List<AuditEvent> events) throws SQLException {
        sql.update(
                """
                INSERT INTO audit_events (id, at, event, actor, address, target, outcome, reason, before_state, after_state)
                SELECT id, ?, event, ?, ?, target, outcome, reason, before_state, after_state
                FROM unnest(CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                  CAST(? AS text[]), CAST(? AS text[])) AS e(id, event, target, outcome, reason, before_state, after_state)
                """,
                clock.instant(),
                actor.name(),
                actor.address(),
                sql.array("uuid", events.stream().map(any -> ids.next()).toList()),
                texts(sql, events, event -> Optional.of(event.event().id())),
                texts(sql, events, AuditEvent::target),
                texts(sql, events, event -> Optional.of(event.outcome().name().toLowerCase(Locale.ROOT))),
                texts(sql, events, AuditEvent::reason),
                texts(sql, events, AuditEvent::before),
                texts(sql, events, AuditEvent::after));
    }

    private static Array texts(Sql sql, List<AuditEvent> events, Function<AuditEvent, Optional<String>> column)
            throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        events.forEach(event -> values.add(column.apply(event).orElse(null)));
        return sql.array("text", values);
    }
}
