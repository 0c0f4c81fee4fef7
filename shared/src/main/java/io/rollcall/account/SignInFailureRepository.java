package io.rollcall.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.rollcall.sweep.OldRows;
import org.jspecify.annotations.Nullable;

/** The table of failed sign-ins, by the database's clock. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignInFailureRepository extends GenericRepository<SignInFailure, String>, OldRows {
    @Override
    default Origin origin() {
        return Origin.SIGN_INS;
    }

    /** A count begins at one again after a day. */
    @Override
    @Query("""
            DELETE FROM sign_in_failures WHERE (kind, key) IN (
              SELECT kind, key FROM sign_in_failures
              WHERE last_at < now() - interval '2 days' ORDER BY last_at, kind, key LIMIT :most)
            AND last_at < now() - interval '2 days'
            """)
    int deleteOld(int most);

    /** Counts an attempt; returns null where it comes too early or beyond the cap, and is not counted. */
    @Query("""
            INSERT INTO sign_in_failures AS f (kind, key, failures, last_at) VALUES (:kind, :key, 1, now())
            ON CONFLICT (kind, key) DO UPDATE
            SET failures = CASE WHEN f.last_at < now() - interval '1 day' THEN 1 ELSE f.failures + 1 END, last_at = now()
            WHERE f.last_at < now() - interval '1 day'
              OR f.failures < :cap AND (f.failures < :threshold
                OR now() >= f.last_at + interval '1 second' * LEAST(:longestDelay, power(2, LEAST(f.failures - :threshold, 20))))
            RETURNING failures
            """)
    @Nullable
    Integer count(String kind, String key, int cap, int threshold, int longestDelay);

    @Query("UPDATE sign_in_failures SET failures = failures - 1 WHERE kind = 'address' AND key = :key AND failures > 0")
    void takeBack(String key);

    @Query("DELETE FROM sign_in_failures WHERE kind = 'account' AND key = :key")
    void forget(String key);

    @Query("""
            INSERT INTO sign_in_failures (kind, key, failures, last_at) VALUES ('account', :key, :cap, now())
            ON CONFLICT (kind, key) DO UPDATE SET failures = EXCLUDED.failures, last_at = now()
            """)
    void lock(String key, int cap);
}
