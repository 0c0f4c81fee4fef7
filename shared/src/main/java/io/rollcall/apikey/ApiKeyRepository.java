package io.rollcall.apikey;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Limit;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of API keys. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiKeyRepository extends GenericRepository<ApiKey, UUID> {
    void save(ApiKey key);

    Optional<ApiKey> findByIdAndRevokedAtIsNullForUpdate(UUID id);

    Optional<ApiKey> findByHashAndRevokedAtIsNull(String hash);

    @Query("SELECT username, role AS owner_role, now() AS told FROM users WHERE id = :userId AND NOT disabled")
    Optional<KeyOwner> findOwner(UUID userId);

    @Query("UPDATE api_keys SET expires_at = LEAST(COALESCE(expires_at, :end), :end) WHERE id = :id")
    void expire(UUID id, Instant end);

    @Query("UPDATE api_keys SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
    int revoke(UUID id, Instant now);

    @Query("UPDATE api_keys SET revoked_at = :now WHERE user_id = :userId AND revoked_at IS NULL RETURNING id")
    List<UUID> revokeAll(UUID userId, Instant now);

    List<ApiKey> findByIdGreaterThanAndRevokedAtIsNullOrderById(UUID after, Limit limit);

    @Query("UPDATE api_keys SET last_used_at = :now WHERE id = :id")
    void use(UUID id, Instant now);
}
