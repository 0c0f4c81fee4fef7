package io.rollcall.admin;

import io.rollcall.audit.AuditRecord;
import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;
import io.rollcall.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the trail as answers show it. */
record AuditBody(
        UUID id,
        Instant at,
        String event,
        String actor,
        String address,
        @Nullable String target,
        String outcome,
        @Nullable String reason,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after)
        implements JsonBody {
    static AuditBody of(AuditRecord row) {
        return new AuditBody(
                row.id(),
                row.at(),
                row.event(),
                row.actor(),
                row.address(),
                row.target().orElse(null),
                row.outcome(),
                row.reason().orElse(null),
                state(row.before()),
                state(row.after()));
    }

    private static @Nullable Map<String, Object> state(Optional<String> json) {
        return json.map(text -> JsonObject.parse(text).values()).orElse(null);
    }

    @Override
    public void write(JsonMembers json) {
        json.member("id", id)
                .member("at", at)
                .member("event", event)
                .member("actor", actor)
                .member("address", address)
                .member("target", target)
                .member("outcome", outcome)
                .member("reason", reason)
                .member("before", before)
                .member("after", after);
    }
}
