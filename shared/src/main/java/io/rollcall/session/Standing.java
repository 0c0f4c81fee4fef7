package io.rollcall.session;

import io.rollcall.access.Role;

/** What a signed-in user is at this moment. */
public record Standing(String username, Role role) {}
