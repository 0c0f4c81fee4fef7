package io.rollcall.account;

import io.rollcall.access.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * Someone who may sign in.
 *
 * @param username as it was registered; names are compared without regard to case
 * @param disabled whether the user is shut out for now
 */
public record User(UUID id, String username, Role role, boolean disabled, Instant createdAt) {}
