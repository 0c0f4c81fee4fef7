package io.rollcall.session;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.rollcall.sweep.OldRows;
import java.time.Instant;
import java.util.Optional;

/** The table of refresh tokens. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RefreshTokenRepository extends GenericRepository<RefreshTokenRow, String>, OldRows {
    @Override
    default Origin origin() {
        return Origin.SIGN_INS;
    }

    /** Of sessions that are over for good. */
    @Override
    @Query("""
            DELETE FROM refresh_tokens WHERE hash IN (
              SELECT t.hash FROM sessions s JOIN refresh_tokens t ON t.session_id = s.id
              WHERE s.expires_at < now() - interval '1 day' ORDER BY s.expires_at, t.hash LIMIT :most)
            AND EXISTS (SELECT 1 FROM sessions s
              WHERE s.id = session_id AND s.expires_at < now() - interval '1 day')
            """)
    int deleteOld(int most);

    void save(RefreshTokenRow token);

    Optional<RefreshTokenRow> findByHash(String hash);

    @Query("UPDATE refresh_tokens SET state = 'used', used_at = :now WHERE hash = :hash")
    void use(String hash, Instant now);

    @Query("UPDATE refresh_tokens SET state = 'superseded' WHERE parent = :parent AND state = 'live'")
    int supersede(String parent);

    @Query("SELECT count(*) FROM refresh_tokens WHERE parent = :parent AND state = 'live'")
    long countLiveSuccessors(String parent);
}
