package io.rollcall.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * The hash of a user's password, apart from the user, so that a function may read who someone is without reading a hash.
 *
 * @param hash in the PHC string format
 */
@MappedEntity("passwords")
record Password(@Id UUID userId, String hash, Instant changedAt) {
    @Override
    public String toString() {
        return "Password of " + userId;
    }
}
