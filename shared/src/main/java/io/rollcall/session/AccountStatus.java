package io.rollcall.session;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.access.Role;

/** What a signed-in user is at this moment. */
@Introspected
public record AccountStatus(String username, Role role) {}
