package io.rollcall.page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.model.Limit;
import io.rollcall.failure.Invalid;
import io.rollcall.input.Between;
import io.rollcall.input.Length;
import java.util.Optional;

/**
 * The requested part of a list: parameters of every list.
 *
 * @param offset how many items to pass over, at a cost that grows with them; not together with a cursor
 * @param limit how many items to return, 100 unless the client says otherwise
 * @param cursor still as text, because only the list knows what it was made for
 */
@Introspected
public record PageRequest(
        Optional<@Between(min = 0, max = Long.MAX_VALUE) Long> offset,
        Optional<@Between(min = 1, max = 1000) Integer> limit,
        Optional<@Length(min = 1, max = 8192) String> cursor) {
    private static final int DEFAULT = 100;

    /** Returns how many items to pass over. */
    public long skipped() {
        return offset.orElse(0L);
    }

    /** Returns how many items to return at most. */
    public int most() {
        return limit.orElse(DEFAULT);
    }

    /** Returns the limit for a query that asks for one item more, to see if there is a next page. */
    public Limit limitOfOneMore() {
        return Limit.of(most() + 1, skipped());
    }

    /**
     * Returns the place that the cursor names, if there is one.
     *
     * @param list tells this list from every other
     * @throws Invalid when the cursor was made for another list, or stands beside an offset
     */
    public Optional<Cursor> after(String list) {
        if (offset.isPresent() && cursor.isPresent()) {
            throw new Invalid("cursor", "cursor and offset exclude each other");
        }
        return cursor.map(text -> Cursor.parse(text, list));
    }
}
