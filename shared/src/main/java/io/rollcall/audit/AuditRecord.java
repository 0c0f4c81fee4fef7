package io.rollcall.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of the trail; for its parts see {@link AuditEvent} and {@link Actor}. */
public record AuditRecord(
        UUID id,
        Instant at,
        String event,
        String actor,
        String address,
        Optional<String> target,
        String outcome,
        Optional<String> reason,
        Optional<String> before,
        Optional<String> after) {}
