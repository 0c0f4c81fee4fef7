package io.rollcall.audit;

import java.util.Optional;

/**
 * Something that happened.
 *
 * @param event its name
 * @param target what it happened to
 * @param outcome success or failure
 * @param reason why it failed, in a word
 * @param before the state before, as responses show it
 * @param after the state after
 */
public record AuditEvent(
        EventName event,
        Optional<String> target,
        Outcome outcome,
        Optional<String> reason,
        Optional<Object> before,
        Optional<Object> after) {
    public static AuditEvent success(EventName event, String target) {
        return new AuditEvent(
                event, Optional.of(target), Outcome.SUCCESS, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static AuditEvent failure(EventName event, String reason) {
        return new AuditEvent(
                event, Optional.empty(), Outcome.FAILURE, Optional.of(reason), Optional.empty(), Optional.empty());
    }

    /** The same event with what it happened to. */
    public AuditEvent on(String otherTarget) {
        return new AuditEvent(event, Optional.of(otherTarget), outcome, reason, before, after);
    }

    /** The same event with the states around it. */
    public AuditEvent changing(Optional<?> stateBefore, Optional<?> stateAfter) {
        return new AuditEvent(
                event,
                target,
                outcome,
                reason,
                stateBefore.map(Object.class::cast),
                stateAfter.map(Object.class::cast));
    }
}
