package io.rollcall.apikey;

import io.rollcall.access.Caller;
import io.rollcall.access.Credential;
import io.rollcall.access.Role;
import java.time.Instant;

/**
 * A live key and its owner as they are now.
 *
 * @param ownerName the owner's user name
 * @param ownerRole the owner's present role
 * @param told when this was read, by the database's clock
 */
record KeyHolder(ApiKey key, String ownerName, Role ownerRole, Instant told) {
    boolean isAlive(Instant now) {
        return key.expiresAt().isEmpty() || now.isBefore(key.expiresAt().get());
    }

    Caller caller() {
        Role role = key.role().atMost(ownerRole);
        return new Caller(
                key.owner(),
                ownerName,
                role,
                role.permissions().narrowedTo(key.scopes()),
                Credential.API_KEY,
                key.id());
    }
}
