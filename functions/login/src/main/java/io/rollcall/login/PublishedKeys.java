package io.rollcall.login;

import io.micronaut.transaction.annotation.Transactional;
import io.rollcall.token.SigningKey;
import io.rollcall.token.SigningKeys;
import io.rollcall.token.StoredKeys;
import jakarta.inject.Singleton;

/** Publishes our keys, so that nothing is signed with a key that the other functions cannot know. Costs a statement a key in each instance. */
@Singleton
class PublishedKeys {
    private final StoredKeys stored;
    private final SigningKeys keys;
    private volatile boolean published;

    PublishedKeys(StoredKeys stored, SigningKeys keys) {
        this.stored = stored;
        this.keys = keys;
    }

    /** Publishes the keys unless this instance has done so before. */
    void ensure() {
        if (!published) {
            publish();
            published = true;
        }
    }

    @Transactional
    protected void publish() {
        for (SigningKey key : keys.all()) {
            stored.publish(key.publicKey());
        }
    }
}
