package io.rollcall.apikey;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.access.Role;
import java.time.Instant;

/**
 * The owner of a key, as the owner is now.
 *
 * @param ownerRole named apart from the key's own role, whose converter the framework would apply and cannot
 * @param told when this was read, by the database's clock
 */
@Introspected
record KeyOwner(String username, Role ownerRole, Instant told) {}
