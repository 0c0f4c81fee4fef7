package io.rollcall.token;

import java.security.PublicKey;
import java.util.Optional;

/** Where a token's key is found. */
public interface PublicKeys {
    /**
     * The key of an id, if it may be used now.
     *
     * @param kid as the token's header names it; any text
     */
    Optional<PublicKey> find(String kid);
}
