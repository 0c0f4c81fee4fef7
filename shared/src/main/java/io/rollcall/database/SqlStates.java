package io.rollcall.database;

import java.sql.SQLException;
import java.util.Set;

/** What a failed statement's SQLSTATE means (PostgreSQL documentation, appendix A). */
final class SqlStates {
    /** query_canceled. */
    static final String QUERY_CANCELED = "57014";

    /** unique_violation. */
    private static final String UNIQUE_VIOLATION = "23505";

    /** serialization_failure, which is also Aurora DSQL's optimistic conflict. */
    static final String SERIALIZATION_FAILURE = "40001";

    /** The same, and deadlock_detected. */
    private static final Set<String> CONFLICT = Set.of(SERIALIZATION_FAILURE, "40P01");

    /** transaction_too_large as Aurora DSQL has it: more rows or bytes than it takes in one transaction. */
    private static final String TOO_LARGE_CLASS = "54";

    /**
     * cannot_connect_now, admin_shutdown, crash_shutdown, database_dropped, idle_session_timeout, query_canceled, lock_not_available,
     * idle_in_transaction_session_timeout, and read_only_sql_transaction, by which a writer that was replaced gives itself away.
     */
    private static final Set<String> UNAVAILABLE =
            Set.of("57P03", "57P01", "57P02", "57P04", "57P05", "57014", "55P03", "25P03", "25006");

    private static final String CONNECTION_CLASS = "08";
    private static final String RESOURCES_CLASS = "53";
    private static final String SYSTEM_CLASS = "58";

    private SqlStates() {}

    static boolean isConflict(SQLException failed) {
        return failed.getSQLState() != null && CONFLICT.contains(failed.getSQLState());
    }

    static boolean isUniqueViolation(SQLException failed) {
        return UNIQUE_VIOLATION.equals(failed.getSQLState());
    }

    /** The statement has ended, and the connection has not. */
    static boolean isCanceled(SQLException failed) {
        return QUERY_CANCELED.equals(failed.getSQLState());
    }

    static boolean isTooLarge(SQLException failed) {
        return failed.getSQLState() != null && failed.getSQLState().startsWith(TOO_LARGE_CLASS);
    }

    static boolean isUnavailable(SQLException failed) {
        String state = failed.getSQLState();
        return state == null
                || state.startsWith(CONNECTION_CLASS)
                || state.startsWith(RESOURCES_CLASS)
                || state.startsWith(SYSTEM_CLASS)
                || UNAVAILABLE.contains(state);
    }
}
