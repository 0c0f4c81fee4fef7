package io.rollcall.database;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.OptimisticLockException;
import io.rollcall.failure.Failure;
import io.rollcall.failure.Invalid;
import io.rollcall.failure.Unavailable;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says what a failed access to the database means. Micronaut Data wraps the driver's exception in one of several of its own. */
public final class DatabaseFailures {
    private DatabaseFailures() {}

    private static Optional<SQLException> sql(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** Returns the SQLSTATE of a failure, for the log. */
    public static String state(Throwable failed) {
        return sql(failed).map(SQLException::getSQLState).orElse("none");
    }

    /** Returns true if another transaction was faster, so that this one may succeed when it is run again. */
    public static boolean isConflict(Throwable failed) {
        return failed instanceof OptimisticLockException
                || sql(failed).filter(SqlStates::isConflict).isPresent();
    }

    /** Returns the name of the constraint that allows a row once; empty for any other failure. */
    public static Optional<String> uniqueConstraint(Throwable failed) {
        return sql(failed)
                .filter(SqlStates::isUniqueViolation)
                .map(sql -> sql instanceof PSQLException server ? server.getServerErrorMessage() : null)
                .map(ServerErrorMessage::getConstraint);
    }

    /**
     * Returns what to tell the client: a database that is unavailable, slow or out of connections, and a conflict that stayed one after
     * all retries, become {@link Unavailable}. Empty for a fault of the program.
     */
    public static Optional<Failure> meaning(Throwable failed) {
        if (isConflict(failed)) {
            return Optional.of(new Unavailable());
        }
        return isWithoutConnection(failed)
                ? Optional.of(new Unavailable())
                : sql(failed).flatMap(DatabaseFailures::meaningOf);
    }

    /** Whatever the reason, a refused password included, the same request may succeed later. */
    private static boolean isWithoutConnection(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotGetJdbcConnectionException) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Failure> meaningOf(SQLException sql) {
        if (SqlStates.isUnavailable(sql)) {
            return Optional.of(new Unavailable());
        }
        return SqlStates.isTooLarge(sql)
                ? Optional.of(new Invalid("body", "The database does not take so much in one write; send it in parts"))
                : Optional.empty();
    }
}
