package io.rollcall.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of passwords. The admin function may write hashes and read none. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PasswordRepository extends GenericRepository<Password, UUID> {
    void save(Password password);

    /** Reads the hash, and nobody changes it before the transaction ends. */
    @Query("SELECT hash FROM passwords WHERE user_id = :userId FOR UPDATE")
    Optional<String> lockHash(UUID userId);

    @Query("UPDATE passwords SET hash = :hash, changed_at = :now WHERE user_id = :userId")
    void change(UUID userId, String hash, Instant now);

    /** Waits for a transaction that is about to act on the password, and lets every later one see what this one does. */
    @Query("UPDATE passwords SET changed_at = changed_at WHERE user_id = :userId")
    void hold(UUID userId);

    @Query("DELETE FROM passwords WHERE user_id = :userId")
    void deleteOf(UUID userId);
}
