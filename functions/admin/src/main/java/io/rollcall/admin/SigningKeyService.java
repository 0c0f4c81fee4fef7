package io.rollcall.admin;

import io.rollcall.audit.Actor;
import io.rollcall.audit.Audit;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.EventName;
import io.rollcall.database.Database;
import io.rollcall.token.PublishedKeyState;
import io.rollcall.token.StoredKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What administrators may do with the keys that access tokens are checked with. */
@Singleton
final class SigningKeyService {
    private final Database database;
    private final StoredKeys keys;
    private final Audit audit;
    private final Clock clock;

    SigningKeyService(Database database, StoredKeys keys, Audit audit, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    List<PublishedKeyState> list() {
        return database.run(keys::states);
    }

    /**
     * Has a key's tokens refused from a time on.
     *
     * @throws SigningKeyNotFound when there is no such key
     * @throws LastSigningKey when it is the newest
     */
    void retire(String kid, Duration after, Actor actor) {
        database.transaction(sql -> {
            List<PublishedKeyState> all = keys.states(sql);
            if (all.stream().noneMatch(key -> key.kid().equals(kid))) {
                throw new SigningKeyNotFound();
            }
            if (all.getLast().kid().equals(kid)) {
                throw new LastSigningKey();
            }
            keys.retire(sql, kid, clock.instant().plus(after));
            audit.record(sql, actor, AuditEvent.success(EventName.SIGNING_KEY_RETIRED, "signing-key:" + kid));
            return kid;
        });
    }
}
