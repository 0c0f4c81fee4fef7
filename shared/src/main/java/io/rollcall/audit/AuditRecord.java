package io.rollcall.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the trail, and what responses show of it; for its parts see {@link AuditEvent} and {@link Actor}.
 *
 * @param id grows with {@code at}, because both are made of the same millisecond
 * @param beforeState JSON
 * @param afterState JSON
 */
@MappedEntity("audit_events")
public record AuditRecord(
        @Id UUID id,
        Instant at,
        String event,
        String actor,
        String address,
        @Nullable String target,
        String outcome,
        @Nullable String reason,
        @JsonProperty("before") @JsonRawValue @Nullable String beforeState,
        @JsonProperty("after") @JsonRawValue @Nullable String afterState) {}
