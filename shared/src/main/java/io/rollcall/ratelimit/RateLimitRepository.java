package io.rollcall.ratelimit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.rollcall.sweep.OldRows;

/** The table of windows, by the database's clock. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RateLimitRepository extends GenericRepository<RateLimitRow, String>, OldRows {
    @Override
    default Origin origin() {
        return Origin.SIGN_INS;
    }

    @Override
    @Query("""
            DELETE FROM rate_limits WHERE (rule, client) IN (
              SELECT rule, client FROM rate_limits
              WHERE started_at < now() - interval '1 day' ORDER BY started_at, rule, client LIMIT :most)
            AND started_at < now() - interval '1 day'
            """)
    int deleteOld(int most);

    /** Counts a request in one atomic statement, so that all instances agree. */
    @Query("""
            INSERT INTO rate_limits AS r (rule, client, started_at, used) VALUES (:rule, :client, clock_timestamp(), 1)
            ON CONFLICT (rule, client) DO UPDATE SET
              used = CASE WHEN r.started_at <= clock_timestamp() - interval '1 second' * :seconds THEN 1
                ELSE LEAST(r.used + 1, :most) END,
              started_at = CASE WHEN r.started_at <= clock_timestamp() - interval '1 second' * :seconds
                THEN clock_timestamp() ELSE r.started_at END
            RETURNING rule, client, used, CAST(extract(epoch FROM
              started_at + interval '1 second' * :seconds - clock_timestamp()) * 1000 AS bigint) AS reset_millis
            """)
    RateLimitRow count(String rule, String client, long seconds, long most);
}
