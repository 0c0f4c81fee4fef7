package io.rollcall.idempotency;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.rollcall.sweep.OldRows;
import java.time.Instant;
import java.util.Optional;

/** The table of kept writes. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface IdempotencyRepository extends GenericRepository<IdempotencyRecord, String>, OldRows {
    @Override
    default Origin origin() {
        return Origin.NAMED_WRITES;
    }

    @Override
    @Query("""
            DELETE FROM idempotency_keys WHERE (principal, route, key) IN (
              SELECT principal, route, key FROM idempotency_keys
              WHERE created_at < now() - interval '2 days' ORDER BY created_at, principal, route, key LIMIT :most)
            AND created_at < now() - interval '2 days'
            """)
    int deleteOld(int most);

    Optional<IdempotencyRecord> findByPrincipalAndRouteAndKey(String principal, String route, String key);

    @Query("""
            DELETE FROM idempotency_keys
            WHERE principal = :principal AND route = :route AND key = :key AND created_at < :before
            """)
    int deleteExpired(String principal, String route, String key, Instant before);

    /** Waits for another transaction that makes the same row; returns 0 when it has committed. */
    @Query("""
            INSERT INTO idempotency_keys (principal, route, key, request, outcome, result, created_at)
            VALUES (:principal, :route, :key, :request, '', '', :now) ON CONFLICT (principal, route, key) DO NOTHING
            """)
    int claim(String principal, String route, String key, String request, Instant now);

    @Query("""
            UPDATE idempotency_keys SET outcome = :outcome, result = :result
            WHERE principal = :principal AND route = :route AND key = :key
            """)
    int keep(String principal, String route, String key, String outcome, String result);
}
