package io.rollcall.database;

import java.sql.SQLException;

/** A row that may exist once exists already. */
public final class UniqueViolation {
    private static final String STATE = "23505";

    private UniqueViolation() {}

    public static boolean is(SQLException failed) {
        return STATE.equals(failed.getSQLState());
    }
}
