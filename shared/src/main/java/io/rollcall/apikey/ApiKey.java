package io.rollcall.apikey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.rollcall.access.Role;
import io.rollcall.access.RoleColumn;
import io.rollcall.access.Scopes;
import io.rollcall.access.ScopesColumn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credential for a program: a row of the table, and what responses show of it, never the key itself.
 *
 * @param userId the owner, on whose behalf the program acts
 * @param hash SHA-256 of the key, in hexadecimal
 * @param prefix the key's beginning
 * @param role the most that the key may be; its owner's present role limits it further
 * @param scope what it may do
 * @param expiresAt null for a key without end
 */
@MappedEntity("api_keys")
@JsonPropertyOrder({"id", "name", "user_id", "prefix", "role", "scopes"})
public record ApiKey(
        @Id UUID id,
        String name,
        UUID userId,
        @JsonIgnore String hash,
        String prefix,
        @MappedProperty(converter = RoleColumn.class) Role role,

        @JsonIgnore @MappedProperty(converter = ScopesColumn.class)
        Scopes scope,

        Instant createdAt,
        @Nullable Instant expiresAt,
        @JsonIgnore @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    /** Returns the names of what it may do. */
    @JsonProperty
    public List<String> scopes() {
        return scope.names();
    }

    /** Returns true if the key has not ended by itself. */
    public boolean isAlive(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
