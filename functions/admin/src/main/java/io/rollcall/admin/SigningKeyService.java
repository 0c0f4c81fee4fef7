package io.rollcall.admin;

import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.database.WriteTransaction;
import io.rollcall.token.SigningKeyRow;
import io.rollcall.token.StoredKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What administrators may do with the keys that access tokens are checked with. */
@Singleton
class SigningKeyService {
    private final StoredKeys keys;
    private final AuditTrail trail;
    private final Clock clock;

    SigningKeyService(StoredKeys keys, AuditTrail trail, Clock clock) {
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    List<SigningKeyRow> list() {
        return keys.all();
    }

    /**
     * Has a key's tokens refused from a time on.
     *
     * @throws SigningKeyNotFound when there is no such key
     * @throws LastSigningKey when it is the newest
     */
    @WriteTransaction
    void retire(String kid, Duration after, Actor actor) {
        List<SigningKeyRow> all = keys.all();
        if (all.stream().noneMatch(key -> key.kid().equals(kid))) {
            throw new SigningKeyNotFound();
        }
        if (all.getLast().kid().equals(kid)) {
            throw new LastSigningKey();
        }
        keys.retire(kid, clock.instant().plus(after));
        trail.record(actor, AuditEvent.success(EventName.SIGNING_KEY_RETIRED, "signing-key:" + kid));
    }
}
