package io.rollcall.apikey;

import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A key to be. */
public record KeyDraft(UUID owner, String name, Role role, Scopes scopes, Optional<Instant> expiresAt) {}
