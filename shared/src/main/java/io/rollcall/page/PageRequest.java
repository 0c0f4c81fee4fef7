package io.rollcall.page;

import io.rollcall.failure.Invalid;
import io.rollcall.json.Fields;
import io.rollcall.json.Rules;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which part of a list is wanted.
 *
 * @param offset how many items to pass over; 0 with a cursor
 * @param limit 1 to {@value #MOST}
 * @param cursor still as text, because what it was made for is known only to the list
 */
public record PageRequest(long offset, int limit, Optional<String> cursor) {
    static final int MOST = 1000;
    private static final long DEFAULT = 100;

    /** Asks for {@code offset}, {@code limit} and {@code cursor}; the supplier gives them once the reading is done. */
    public static Supplier<PageRequest> from(Fields fields) {
        var offset = fields.optional("offset", Rules.integerText(0, Long.MAX_VALUE));
        var limit = fields.optional("limit", Rules.integerText(1, MOST));
        var cursor = fields.optional("cursor", Rules.text(1, 8192));
        return () -> {
            if (offset.get().isPresent() && cursor.get().isPresent()) {
                throw new Invalid("cursor", "cursor and offset exclude each other");
            }
            return new PageRequest(
                    offset.get().orElse(0L), Math.toIntExact(limit.get().orElse(DEFAULT)), cursor.get());
        };
    }

    /** The place that the cursor names, if there is one. */
    public Optional<Cursor> place(String list) {
        return cursor.map(text -> Cursor.parse(text, list));
    }
}
