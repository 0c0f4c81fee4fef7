package io.rollcall.migrations;

import java.sql.SQLException;

/**
 * Runs a statement again where another change of the structure was in its way (OC001). On Aurora DSQL that other may be one of our own indexes:
 * it is built after its statement has ended, and whoever touches the schema when it is ready meets it.
 */
final class Conflicts {
    private static final String CONFLICT = "40001";

    /** Together with the pauses, which double from the first to the longest, a little less than a minute. */
    private static final int TRIES = 17;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private Conflicts() {}

    /** A statement, outside of any transaction. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws SQLException;
    }

    /** @throws SQLException the last failure, or the first that is no conflict */
    static <T> T retry(Attempt<T> attempt) throws SQLException {
        long pause = FIRST_PAUSE_MILLIS;
        for (int tries = 1; ; tries++) {
            try {
                return attempt.run();
            } catch (SQLException failed) {
                if (!CONFLICT.equals(failed.getSQLState()) || tries == TRIES) {
                    throw failed;
                }
                pause(pause, failed);
                pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
            }
        }
    }

    private static void pause(long millis, SQLException failed) throws SQLException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed;
        }
    }
}
