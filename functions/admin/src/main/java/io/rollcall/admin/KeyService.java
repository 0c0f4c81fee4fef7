package io.rollcall.admin;

import io.rollcall.access.Caller;
import io.rollcall.account.Users;
import io.rollcall.apikey.ApiKey;
import io.rollcall.apikey.ApiKeys;
import io.rollcall.apikey.KeyDraft;
import io.rollcall.apikey.KeyNotFound;
import io.rollcall.apikey.Keyring;
import io.rollcall.audit.Actor;
import io.rollcall.audit.Audit;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.EventName;
import io.rollcall.audit.State;
import io.rollcall.database.Database;
import io.rollcall.failure.Invalid;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What administrators may do with API keys. */
@Singleton
final class KeyService {
    private final Database database;
    private final Users users;
    private final ApiKeys keys;
    private final Keyring keyring;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Clock clock;

    KeyService(
            Database database,
            Users users,
            ApiKeys keys,
            Keyring keyring,
            Idempotency idempotency,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.keys = keys;
        this.keyring = keyring;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    Page<ApiKey> page(PageRequest request) {
        return database.run(sql -> keys.page(sql, request));
    }

    ApiKeys.Made create(KeyRequest request, Optional<IdempotencyKey> key, Caller caller, Actor actor) {
        caller.requireAtLeast(request.scopes());
        UUID owner = request.owner().orElse(caller.id());
        KeyDraft draft = new KeyDraft(owner, request.name(), request.role(), request.scopes(), request.expiresAt());
        ApiKeys.Made made = idempotency.once(key, KeyJson.KEPT, sql -> {
            if (users.lock(sql, owner).isEmpty()) {
                throw new Invalid("user_id", "user_id must be the id of a user");
            }
            ApiKeys.Made added = keys.add(sql, draft, request.brought());
            audit.record(
                    sql,
                    actor,
                    AuditEvent.success(
                                    EventName.KEY_CREATED, "key:" + added.key().id())
                            .changing(Optional.empty(), Optional.of(State.of(state(added.key())))));
            return added;
        });
        keyring.forget();
        return made;
    }

    /** Makes a key like another, which lives on for the overlap. */
    ApiKeys.Made rotate(UUID id, Duration overlap, Caller caller, Actor actor) {
        ApiKeys.Made made = database.transaction(sql -> {
            ApiKey old = keys.lock(sql, id).orElseThrow(() -> new KeyNotFound(id));
            Instant now = clock.instant();
            if (old.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
                throw new KeyNotAlive();
            }
            caller.requireAtLeast(old.scopes());
            keys.expire(sql, id, now.plus(overlap));
            KeyDraft draft = new KeyDraft(old.owner(), old.name(), old.role(), old.scopes(), old.expiresAt());
            ApiKeys.Made added = keys.add(sql, draft, Optional.empty());
            audit.record(
                    sql,
                    actor,
                    AuditEvent.success(EventName.KEY_ROTATED, "key:" + id)
                            .changing(Optional.of(State.of(state(old))), Optional.of(State.of(state(added.key())))));
            return added;
        });
        keyring.forget();
        return made;
    }

    void revoke(UUID id, Actor actor) {
        database.transaction(sql -> {
            if (!keys.revoke(sql, id)) {
                throw new KeyNotFound(id);
            }
            audit.record(sql, actor, AuditEvent.success(EventName.KEY_REVOKED, "key:" + id));
            return id;
        });
        keyring.forget();
    }

    private static Map<String, Object> state(ApiKey key) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("id", key.id());
        state.put("name", key.name());
        state.put("user_id", key.owner());
        state.put("role", key.role().id());
        state.put("scope", key.scopes().text());
        key.expiresAt().ifPresent(end -> state.put("expires_at", end));
        return state;
    }
}
