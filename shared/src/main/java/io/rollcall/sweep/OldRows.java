package io.rollcall.sweep;

import io.micronaut.core.order.Ordered;

/** A table whose rows are of no use any more after a while; implemented by its repository, and swept in their order. */
public interface OldRows extends Ordered {
    /** The kind of work that leaves rows in a table. */
    enum Origin {
        SIGN_INS,
        NAMED_WRITES
    }

    /** Returns what leaves rows here. */
    Origin origin();

    /**
     * Deletes rows that are old by the database's clock, the oldest first; a row that has come to life since it was found is left alone.
     *
     * @param most how many rows at most
     * @return how many were deleted
     */
    int deleteOld(int most);
}
