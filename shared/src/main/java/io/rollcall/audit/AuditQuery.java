package io.rollcall.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of the trail.
 *
 * @param since at or after
 * @param until before
 */
public record AuditQuery(
        Optional<String> actor, Optional<String> event, Optional<Instant> since, Optional<Instant> until) {
    /** Tells this list from every other, for its cursors. */
    public String list() {
        return "audit " + this;
    }
}
