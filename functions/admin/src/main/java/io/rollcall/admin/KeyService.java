package io.rollcall.admin;

import io.rollcall.access.Caller;
import io.rollcall.access.Scopes;
import io.rollcall.account.Users;
import io.rollcall.apikey.ApiKey;
import io.rollcall.apikey.ApiKeyCache;
import io.rollcall.apikey.ApiKeys;
import io.rollcall.apikey.KeyDraft;
import io.rollcall.apikey.KeyNotFound;
import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.database.WriteTransaction;
import io.rollcall.failure.Invalid;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What administrators may do with API keys. */
@Singleton
class KeyService {
    private final Users users;
    private final ApiKeys keys;
    private final ApiKeyCache keyring;
    private final Idempotency idempotency;
    private final AuditTrail trail;
    private final Clock clock;

    KeyService(Users users, ApiKeys keys, ApiKeyCache keyring, Idempotency idempotency, AuditTrail trail, Clock clock) {
        this.users = users;
        this.keys = keys;
        this.keyring = keyring;
        this.idempotency = idempotency;
        this.trail = trail;
        this.clock = clock;
    }

    Page<ApiKey> page(PageRequest request) {
        return keys.page(request);
    }

    ApiKeys.Made create(KeyRequest request, Optional<IdempotencyKey> key, Caller caller, Actor actor) {
        Scopes scopes = request.granted();
        caller.requireAtLeast(scopes);
        UUID owner = request.userId() == null ? caller.id() : request.userId();
        KeyDraft draft =
                new KeyDraft(owner, request.name(), request.role(), scopes, Optional.ofNullable(request.expiresAt()));
        ApiKeys.Made made = idempotency.once(key, ApiKeys.Made.class, () -> {
            if (users.lock(owner).isEmpty()) {
                throw new Invalid("user_id", "user_id must be the id of a user");
            }
            ApiKeys.Made added = keys.add(draft, request.brought());
            trail.record(
                    actor,
                    AuditEvent.success(
                                    EventName.KEY_CREATED, "key:" + added.key().id())
                            .changing(Optional.empty(), Optional.of(added.key())));
            return added;
        });
        keyring.forget();
        return made;
    }

    /** Makes a key like another, which lives on for the overlap. */
    ApiKeys.Made rotate(UUID id, Duration overlap, Caller caller, Actor actor) {
        ApiKeys.Made made = rotateOnce(id, overlap, caller, actor);
        keyring.forget();
        return made;
    }

    @WriteTransaction
    protected ApiKeys.Made rotateOnce(UUID id, Duration overlap, Caller caller, Actor actor) {
        ApiKey old = keys.lock(id).orElseThrow(() -> new KeyNotFound(id));
        Instant now = clock.instant();
        if (!old.isAlive(now)) {
            throw new KeyNotAlive();
        }
        caller.requireAtLeast(old.scope());
        keys.expire(id, now.plus(overlap));
        KeyDraft draft =
                new KeyDraft(old.userId(), old.name(), old.role(), old.scope(), Optional.ofNullable(old.expiresAt()));
        ApiKeys.Made added = keys.add(draft, Optional.empty());
        trail.record(
                actor,
                AuditEvent.success(EventName.KEY_ROTATED, "key:" + id)
                        .changing(Optional.of(old), Optional.of(added.key())));
        return added;
    }

    void revoke(UUID id, Actor actor) {
        revokeOnce(id, actor);
        keyring.forget();
    }

    @WriteTransaction
    protected void revokeOnce(UUID id, Actor actor) {
        if (!keys.revoke(id)) {
            throw new KeyNotFound(id);
        }
        trail.record(actor, AuditEvent.success(EventName.KEY_REVOKED, "key:" + id));
    }
}
