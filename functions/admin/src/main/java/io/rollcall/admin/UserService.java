package io.rollcall.admin;

import io.rollcall.access.Caller;
import io.rollcall.access.Role;
import io.rollcall.account.PasswordHash;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.account.User;
import io.rollcall.account.UserNotFound;
import io.rollcall.account.Users;
import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.database.WriteTransaction;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What administrators may do with users. */
@Singleton
class UserService {
    private final Users users;
    private final PasswordHash passwords;
    private final PasswordPolicy policy;
    private final OwnedResources owned;
    private final Idempotency idempotency;
    private final AuditTrail trail;

    UserService(
            Users users,
            PasswordHash passwords,
            PasswordPolicy policy,
            OwnedResources owned,
            Idempotency idempotency,
            AuditTrail trail) {
        this.users = users;
        this.passwords = passwords;
        this.policy = policy;
        this.owned = owned;
        this.idempotency = idempotency;
        this.trail = trail;
    }

    User get(UUID id) {
        return users.find(id).orElseThrow(() -> new UserNotFound(id));
    }

    Page<User> page(Optional<String> username, PageRequest request) {
        return users.page(username, request);
    }

    User create(NewUser draft, Optional<IdempotencyKey> key, Caller caller, Actor actor) {
        caller.requireAtLeast(draft.granted().permissions());
        Optional<IdempotencyKey> exact =
                key.map(named -> named.with(passwords.digest(draft.password(), named.principal() + " " + named.key())));
        String hash = passwords.of(draft.password());
        return idempotency.once(exact, User.class, () -> {
            User user = users.add(draft.username(), draft.granted(), hash);
            record(actor, EventName.USER_CREATED, user.id(), Optional.empty(), Optional.of(state(user)));
            return user;
        });
    }

    User change(UUID id, UserChange change, Caller caller, Actor actor) {
        change.role().map(Role::permissions).ifPresent(caller::requireAtLeast);
        change.password().ifPresent(password -> policy.requireOther("password", password, get(id).username()));
        Optional<String> hash = change.password().map(passwords::of);
        User changed = changeOnce(id, change, hash, caller, actor);
        owned.forget(id);
        return changed;
    }

    @WriteTransaction
    protected User changeOnce(UUID id, UserChange change, Optional<String> hash, Caller caller, Actor actor) {
        User before = users.lock(id).orElseThrow(() -> new UserNotFound(id));
        if (hash.isPresent()) {
            caller.requireAtLeast(before.role().permissions());
        }
        User after = users.change(
                before, change.role().orElse(before.role()), change.disabled().orElse(before.disabled()));
        hash.ifPresent(text -> users.setPassword(id, text));
        if (hash.isPresent() || after.disabled()) {
            owned.endSessions(id);
        }
        if (change.locked().orElse(false)) {
            users.requireAnother(after);
        }
        owned.lock(after, change.locked());
        Map<String, Object> state = state(after);
        hash.ifPresent(any -> state.put("password_changed", true));
        change.locked().ifPresent(locked -> state.put("locked", locked));
        record(actor, EventName.USER_CHANGED, id, Optional.of(state(before)), Optional.of(state));
        return after;
    }

    void delete(UUID id, Actor actor) {
        deleteOnce(id, actor);
        owned.forget(id);
    }

    @WriteTransaction
    protected void deleteOnce(UUID id, Actor actor) {
        User user = users.lock(id).orElseThrow(() -> new UserNotFound(id));
        users.delete(user);
        List<UUID> revoked = owned.endAll(id);
        trail.record(
                actor,
                revoked.stream()
                        .map(key -> AuditEvent.success(EventName.KEY_REVOKED, "key:" + key))
                        .toList());
        record(actor, EventName.USER_DELETED, id, Optional.of(state(user)), Optional.empty());
    }

    private void record(
            Actor actor,
            EventName event,
            UUID user,
            Optional<Map<String, Object>> before,
            Optional<Map<String, Object>> after) {
        trail.record(actor, AuditEvent.success(event, "user:" + user).changing(before, after));
    }

    private static Map<String, Object> state(User user) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("username", user.username());
        state.put("role", user.role().id());
        state.put("disabled", user.disabled());
        return state;
    }
}
