package io.rollcall.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgStatement;

/**
 * A connection that passes the deadline of the request to every statement and to the commit: Micronaut Data has no hook for a time-out of
 * single statements. It also notes when a statement shows that the connection is broken. For one thread at a time.
 */
final class BoundedConnection implements InvocationHandler {
    /** The server needs so long to end a statement; the client waits for its answer that much longer. */
    private static final int CANCEL_MILLIS = 250;

    private final Connection target;
    private final Release release;
    private boolean broken;

    private BoundedConnection(Connection target, Release release) {
        this.target = target;
        this.release = release;
    }

    /** Ends a borrowing. */
    @FunctionalInterface
    interface Release {
        /** @param usable false when the connection failed, so that it is not lent again */
        void of(Connection connection, boolean usable) throws SQLException;
    }

    /**
     * Returns the connection, bounded.
     *
     * @param release called in place of {@link Connection#close}
     */
    static Connection of(Connection connection, Release release) {
        return proxy(Connection.class, new BoundedConnection(connection, release));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                release.of(target, !broken && resetWait());
                return null;
            }
            case "commit" -> boundCommit();
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            default -> {}
        }
        Object result = call(target, method, arguments);
        return result instanceof PreparedStatement statement ? bound(statement) : result;
    }

    private PreparedStatement bound(PreparedStatement statement) throws SQLException {
        Optional<Deadline> deadline = Deadline.current();
        if (deadline.isPresent()) {
            int wait = boundWait(deadline.get().remainingMillis());
            // The server ends what nobody waits for any more: a closed connection alone would leave it at work.
            statement.unwrap(PgStatement.class).setQueryTimeoutMs(Math.max(1, wait - CANCEL_MILLIS));
        }
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> call(statement, method, arguments));
    }

    private void boundCommit() throws SQLException {
        Optional<Deadline> deadline = Deadline.current();
        if (deadline.isPresent()) {
            boundWait(deadline.get().remainingMillis() + Deadline.COMMIT.toMillis());
        }
    }

    /** Bounds the wait for the next answer, in milliseconds. */
    private int boundWait(long remainingMillis) throws SQLException {
        if (remainingMillis <= 0) {
            throw new SQLTimeoutException("The time of the request is over", SqlStates.QUERY_CANCELED);
        }
        int wait = Math.toIntExact(Math.min(remainingMillis, DatabaseSettings.ANSWER_MILLIS));
        target.setNetworkTimeout(Runnable::run, wait);
        return wait;
    }

    /** The next borrower waits as long as the settings say, not as long as this one had left. */
    private boolean resetWait() {
        if (Deadline.current().isEmpty()) {
            return true;
        }
        try {
            target.setNetworkTimeout(Runnable::run, DatabaseSettings.ANSWER_MILLIS);
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }

    private @Nullable Object call(Object receiver, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof SQLException sql) {
                broken |= SqlStates.isUnavailable(sql) && !SqlStates.isCanceled(sql);
            }
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(BoundedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
