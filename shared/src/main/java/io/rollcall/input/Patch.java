package io.rollcall.input;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A merge patch (RFC 7396) whose own properties are valid.
 *
 * @param <T> the record that it changes
 */
public final class Patch<T> {
    private final RecordReader reader;
    private final Class<T> type;
    private final ObjectNode sent;

    Patch(RecordReader reader, Class<T> type, ObjectNode sent) {
        this.reader = reader;
        this.type = type;
        this.sent = sent;
    }

    /**
     * Returns the record with the properties that were sent, and all others as they are.
     *
     * @throws io.rollcall.failure.Invalid when the whole breaks a constraint that the patch alone does not
     */
    public T applyTo(T current) {
        return reader.merge(current, sent, type);
    }

    /** The values may be private. */
    @Override
    public String toString() {
        return "Patch of " + type.getSimpleName();
    }
}
