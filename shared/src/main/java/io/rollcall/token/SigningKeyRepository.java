package io.rollcall.token;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table of public keys. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SigningKeyRepository extends GenericRepository<SigningKeyRow, String> {
    List<SigningKeyRow> listOrderByPublishedAtAndKid();

    @Query("""
            SELECT kid, n, e, now() AS told FROM signing_keys
            WHERE retired_at IS NULL OR retired_at > :now ORDER BY published_at, kid
            """)
    List<PublishedKey> findPublished(Instant now);

    @Query("""
            INSERT INTO signing_keys (kid, n, e, published_at) VALUES (:kid, :n, :e, :now) ON CONFLICT (kid) DO NOTHING
            """)
    int publish(String kid, String n, String e, Instant now);

    @Query("UPDATE signing_keys SET retired_at = :from WHERE kid = :kid")
    int retire(String kid, Instant from);
}
