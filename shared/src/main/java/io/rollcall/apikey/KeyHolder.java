package io.rollcall.apikey;

import io.rollcall.access.Caller;
import io.rollcall.access.Credential;
import io.rollcall.access.Role;

/** A key that was not revoked, and its owner. */
record KeyHolder(ApiKey key, KeyOwner owner) {
    Caller caller() {
        Role role = key.role().atMost(owner.ownerRole());
        return new Caller(
                key.userId(),
                owner.username(),
                role,
                role.permissions().narrowedTo(key.scope()),
                Credential.API_KEY,
                key.id());
    }
}
