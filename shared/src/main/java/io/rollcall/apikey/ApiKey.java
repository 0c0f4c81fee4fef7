package io.rollcall.apikey;

import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A credential for a program.
 *
 * @param owner the user on whose behalf the program acts
 * @param prefix the key's beginning
 * @param role the most that the key may be; its owner's present role limits it further
 * @param scopes what it may do
 */
public record ApiKey(
        UUID id,
        UUID owner,
        String name,
        String prefix,
        Role role,
        Scopes scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {}
