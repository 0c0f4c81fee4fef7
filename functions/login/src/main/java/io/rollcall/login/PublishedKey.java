package io.rollcall.login;

import io.rollcall.database.Database;
import io.rollcall.token.SigningKey;
import io.rollcall.token.StoredKeys;
import jakarta.inject.Singleton;

/** Sees to it that nothing is signed with a key that the other functions cannot know. Costs one statement in each running copy. */
@Singleton
final class PublishedKey {
    private final Database database;
    private final StoredKeys keys;
    private final SigningKey key;
    private volatile boolean published;

    PublishedKey(Database database, StoredKeys keys, SigningKey key) {
        this.database = database;
        this.keys = keys;
        this.key = key;
    }

    /** Publishes the key unless this copy has done so before. */
    void ensure() {
        if (!published) {
            database.run(sql -> {
                keys.publish(sql, key.publicKey());
                return key;
            });
            published = true;
        }
    }
}
