package io.rollcall.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A rule of the directory says no. The message is meant for the caller and never tells anything internal; there is no stack
 * trace, because a refusal is an answer and not a fault.
 */
public abstract class Failure extends RuntimeException {
    private final Kind kind;

    /**
     * @param kind what went wrong
     * @param message what to tell the caller
     */
    protected Failure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public final Kind kind() {
        return kind;
    }

    /** What to tell the caller. */
    public final String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The fields that broke a rule; empty for most failures. */
    public List<FieldError> errors() {
        return List.of();
    }

    /** How long to wait before the same request may succeed. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
