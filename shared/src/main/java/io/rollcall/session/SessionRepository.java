package io.rollcall.session;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.rollcall.sweep.OldRows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of sessions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends GenericRepository<SessionRow, UUID>, OldRows {
    @Override
    default Origin origin() {
        return Origin.SIGN_INS;
    }

    /** After the refresh tokens. */
    @Override
    default int getOrder() {
        return 1;
    }

    /** Past their absolute end, once their tokens are gone. */
    @Override
    @Query("""
            DELETE FROM sessions WHERE id IN (
              SELECT s.id FROM sessions s
              WHERE s.expires_at < now() - interval '1 day'
                AND NOT EXISTS (SELECT 1 FROM refresh_tokens t WHERE t.session_id = s.id)
              ORDER BY s.expires_at, s.id LIMIT :most)
            AND expires_at < now() - interval '1 day'
            """)
    int deleteOld(int most);

    void save(SessionRow session);

    /** Locked alone and by its primary key, because Aurora DSQL locks in no other way. */
    Optional<SessionRow> findByIdForUpdate(UUID id);

    @Query("UPDATE sessions SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
    int end(UUID id, Instant now);

    @Query("UPDATE sessions SET ended_at = :now WHERE user_id = :userId AND id <> :kept AND ended_at IS NULL")
    int endOthers(UUID userId, UUID kept, Instant now);

    @Query("SELECT username FROM users JOIN sessions ON user_id = users.id WHERE sessions.id = :id")
    Optional<String> findHolder(UUID id);

    @Query("""
            SELECT username, role FROM users JOIN sessions ON user_id = users.id
            WHERE users.id = :userId AND sessions.id = :id AND NOT disabled AND ended_at IS NULL AND expires_at > :now
            """)
    Optional<AccountStatus> findStatus(UUID userId, UUID id, Instant now);
}
