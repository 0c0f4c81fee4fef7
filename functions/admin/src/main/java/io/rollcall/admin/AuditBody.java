package io.rollcall.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.rollcall.audit.AuditRecord;
import io.rollcall.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the trail as answers show it. */
@Serdeable
@JsonInclude
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
        @Nullable Map<String, Object> after) {
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
}
