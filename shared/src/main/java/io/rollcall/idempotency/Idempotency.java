package io.rollcall.idempotency;

import io.rollcall.database.Database;
import io.rollcall.database.Sql;
import io.rollcall.failure.Failure;
import io.rollcall.failure.Invalid;
import io.rollcall.failure.Kind;
import io.rollcall.sweep.OldRows;
import io.rollcall.sweep.Sweep;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Runs a write once per key. The key's row and the write's effect commit together, so neither stands without the other; a second
 * request under the same key waits for the first at the row and then gives the same answer, for {@link #AGE}. A conflict is kept, too; any other
 * failure leaves the key unused. What is kept is sealed, and the client's own key opens it.
 */
@Singleton
public final class Idempotency {
    /** How long an answer is kept. */
    public static final Duration AGE = Duration.ofHours(24);

    private static final String DONE = "DONE";

    private final Database database;
    private final Clock clock;
    private final SecureRandom random;
    private final Sweep sweep;

    Idempotency(Database database, Clock clock, SecureRandom random, Sweep sweep) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.sweep = sweep;
    }

    /**
     * Runs work in a transaction, or gives the result of the first time.
     *
     * @param key empty to run the work in any case
     * @throws Invalid when the key was used for another request
     */
    public <T> T once(Optional<IdempotencyKey> key, Kept<T> kept, Database.Work<T> work) {
        if (key.isEmpty()) {
            return database.transaction(work);
        }
        try {
            T result = database.transaction(sql -> first(sql, key.get(), kept, work));
            sweep.behind(OldRows.OF_NAMED_WRITES);
            return result;
        } catch (Repeated again) {
            throw again;
        } catch (Failure failed) {
            if (failed.kind() == Kind.CONFLICT) {
                database.transaction(sql -> claim(sql, key.get())
                        && keep(sql, key.get(), failed.kind().name(), failed.detail()));
            }
            throw failed;
        }
    }

    private <T> T first(Sql sql, IdempotencyKey key, Kept<T> kept, Database.Work<T> work) throws SQLException {
        if (!claim(sql, key)) {
            return again(sql, key, kept);
        }
        T result = work.run(sql);
        keep(sql, key, DONE, kept.write().apply(result));
        return result;
    }

    /** Makes the key's row in place of one that is too old; false when another request has made it. */
    private boolean claim(Sql sql, IdempotencyKey key) throws SQLException {
        Instant now = clock.instant();
        sql.update(
                "DELETE FROM idempotency_keys WHERE principal = ? AND route = ? AND key = ? AND created_at < ?",
                key.principal(),
                key.route(),
                key.key(),
                now.minus(AGE));
        return sql.update("""
                        INSERT INTO idempotency_keys (principal, route, key, request, outcome, result, created_at)
                        VALUES (?, ?, ?, ?, '', '', ?) ON CONFLICT (principal, route, key) DO NOTHING
                        """, key.principal(), key.route(), key.key(), key.request(), now) > 0;
    }

    private boolean keep(Sql sql, IdempotencyKey key, String outcome, String result) throws SQLException {
        return sql.update(
                        "UPDATE idempotency_keys SET outcome = ?, result = ? WHERE principal = ? AND route = ? AND key = ?",
                        outcome,
                        key.envelope().seal(result, random),
                        key.principal(),
                        key.route(),
                        key.key())
                > 0;
    }

    private <T> T again(Sql sql, IdempotencyKey key, Kept<T> kept) throws SQLException {
        Answer answer = sql.one(
                        "SELECT request, outcome, result FROM idempotency_keys WHERE principal = ? AND route = ? AND key = ?",
                        row -> new Answer(row.text("request"), row.text("outcome"), row.text("result")),
                        key.principal(),
                        key.route(),
                        key.key())
                .orElseThrow();
        if (!answer.request.equals(key.request())) {
            throw new Invalid("Idempotency-Key", "The Idempotency-Key was used for another request");
        }
        String result = key.envelope().open(answer.result);
        if (!DONE.equals(answer.outcome)) {
            throw new Repeated(Kind.valueOf(answer.outcome), result);
        }
        return kept.read().apply(result);
    }

    private record Answer(String request, String outcome, String result) {}
}
