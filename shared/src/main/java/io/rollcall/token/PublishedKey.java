package io.rollcall.token;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * A key that is not retired.
 *
 * @param told when it was read, by the database's clock
 */
@Introspected
record PublishedKey(String kid, String n, String e, Instant told) {
    /** @throws IllegalStateException when the id is not the thumbprint of the key */
    PublicJwk jwk() {
        PublicJwk key = PublicJwk.of(n, e);
        if (!key.kid().equals(kid)) {
            throw new IllegalStateException("A signing key in the database does not match its id");
        }
        return key;
    }
}
