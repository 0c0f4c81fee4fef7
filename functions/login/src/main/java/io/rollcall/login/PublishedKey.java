package io.rollcall.login;

import io.rollcall.database.Database;
import io.rollcall.token.SigningKey;
import io.rollcall.token.SigningKeys;
import io.rollcall.token.StoredKeys;
import jakarta.inject.Singleton;

/** Sees to it that nothing is signed with a key that the other functions cannot know. Costs a statement a key in each running copy. */
@Singleton
final class PublishedKey {
    private final Database database;
    private final StoredKeys stored;
    private final SigningKeys keys;
    private volatile boolean published;

    PublishedKey(Database database, StoredKeys stored, SigningKeys keys) {
        this.database = database;
        this.stored = stored;
        this.keys = keys;
    }

    /** Publishes the keys unless this copy has done so before. */
    void ensure() {
        if (!published) {
            database.run(sql -> {
                for (SigningKey key : keys.all()) {
                    stored.publish(sql, key.publicKey());
                }
                return keys;
            });
            published = true;
        }
    }
}
