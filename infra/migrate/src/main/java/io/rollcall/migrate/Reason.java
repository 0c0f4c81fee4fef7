package io.rollcall.migrate;

import io.rollcall.aws.NoCredentials;
import io.rollcall.failure.Failure;
import io.rollcall.secret.SecretException;
import io.rollcall.setting.SettingException;
import java.sql.SQLException;

/** Why the work failed, in a sentence that may be shown to everyone who sees the stack: never an exception's own text but our own. */
final class Reason {
    private static final int LONGEST = 300;

    private Reason() {}

    static String of(Throwable failed) {
        String state = "";
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingException
                    || cause instanceof SecretException
                    || cause instanceof NoCredentials
                    || cause instanceof WorkFailed) {
                String told = String.valueOf(cause.getMessage());
                return told.substring(0, Math.min(told.length(), LONGEST));
            }
            if (cause instanceof SQLException sql) {
                state = " (SQLSTATE " + sql.getSQLState() + ")";
            } else if (cause instanceof Failure) {
                state = " (the database is away or full)";
            }
        }
        return "The database could not be brought up to date" + state + "; the function's log says why";
    }
}
