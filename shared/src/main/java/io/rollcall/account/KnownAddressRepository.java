package io.rollcall.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.rollcall.sweep.OldRows;
import java.util.UUID;

/** The table of known addresses. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KnownAddressRepository extends GenericRepository<KnownAddress, UUID>, OldRows {
    @Override
    default Origin origin() {
        return Origin.SIGN_INS;
    }

    @Override
    @Query("""
            DELETE FROM known_addresses WHERE (user_id, address) IN (
              SELECT user_id, address FROM known_addresses
              WHERE seen_at < now() - interval '180 days' ORDER BY seen_at, user_id, address LIMIT :most)
            AND seen_at < now() - interval '180 days'
            """)
    int deleteOld(int most);

    @Query("SELECT count(*) FROM known_addresses WHERE user_id = :userId AND address = :address")
    long count(UUID userId, String address);

    @Query("""
            INSERT INTO known_addresses (user_id, address, seen_at) VALUES (:userId, :address, now())
            ON CONFLICT (user_id, address) DO UPDATE SET seen_at = now()
            """)
    void see(UUID userId, String address);
}
