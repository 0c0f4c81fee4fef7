package io.rollcall.audit;

import io.rollcall.database.Row;
import io.rollcall.database.Sql;
import io.rollcall.page.Cursor;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The trail as it is read, newest first. Ids grow with time, so they give the order. */
@Singleton
public final class AuditTrail {
    private static final String COLUMNS =
            "id, at, event, actor, address, target, outcome, reason, before_state, after_state";

    public Page<AuditRecord> page(Sql sql, AuditQuery query, PageRequest request) throws SQLException {
        StringBuilder text = new StringBuilder("SELECT " + COLUMNS + " FROM audit_events WHERE true");
        List<Object> values = new ArrayList<>();
        query.actor().ifPresent(actor -> add(text, values, " AND actor = ?", actor));
        query.event().ifPresent(event -> add(text, values, " AND event = ?", event));
        query.since().ifPresent(since -> add(text, values, " AND at >= ?", since));
        query.until().ifPresent(until -> add(text, values, " AND at < ?", until));
        request.place(query.list()).ifPresent(place -> add(text, values, " AND id < ?", place.id()));
        add(text, values, " ORDER BY id DESC LIMIT ?", request.limit() + 1L);
        add(text, values, " OFFSET ?", request.offset());
        List<AuditRecord> found = sql.list(text.toString(), AuditTrail::read, values.toArray());
        return Page.of(found, request.limit(), row -> new Cursor("", row.id().toString()));
    }

    private static void add(StringBuilder text, List<Object> values, String clause, Object value) {
        text.append(clause);
        values.add(value);
    }

    private static AuditRecord read(Row row) throws SQLException {
        return new AuditRecord(
                row.uuid("id"),
                row.time("at"),
                row.text("event"),
                row.text("actor"),
                row.text("address"),
                row.maybeText("target"),
                row.text("outcome"),
                row.maybeText("reason"),
                row.maybeText("before_state"),
                row.maybeText("after_state"));
    }
}
