package io.rollcall.audit;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.input.Length;
import java.time.Instant;
import java.util.Optional;

/**
 * The parameters of the trail's list.
 *
 * @param actor the whole name
 * @param target the whole target, such as {@code employee:7}
 * @param since at or after
 * @param until before
 */
@Introspected
public record AuditQuery(
        Optional<@Length(min = 1, max = 256) String> actor,
        Optional<EventName> event,
        Optional<@Length(min = 1, max = 256) String> target,
        Optional<Instant> since,
        Optional<Instant> until) {
    /** Returns a text that tells this list from every other, for its cursors. */
    public String list() {
        return "audit " + this;
    }
}
