package io.rollcall.audit;

import java.util.Optional;

/**
 * Something that happened.
 *
 * @param event its name
 * @param target what it happened to
 * @param outcome success or failure
 * @param reason why it failed, in a word
 * @param before a JSON document of the state before
 * @param after a JSON document of the state after
 */
public record AuditEvent(
        EventName event,
        Optional<String> target,
        Outcome outcome,
        Optional<String> reason,
        Optional<String> before,
        Optional<String> after) {
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
    public AuditEvent changing(Optional<String> stateBefore, Optional<String> stateAfter) {
        return new AuditEvent(event, target, outcome, reason, stateBefore, stateAfter);
    }
}
