package io.rollcall.session;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.access.Role;

/** The present state of a signed-in user. */
@Introspected
public record AccountStatus(String username, Role role) {}
