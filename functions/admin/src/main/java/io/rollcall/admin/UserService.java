package io.rollcall.admin;

import io.rollcall.access.Caller;
import io.rollcall.access.Role;
import io.rollcall.account.PasswordHash;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.account.User;
import io.rollcall.account.UserNotFound;
import io.rollcall.account.Users;
import io.rollcall.audit.Actor;
import io.rollcall.audit.Audit;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.EventName;
import io.rollcall.database.Database;
import io.rollcall.database.Sql;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.json.JsonText;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What administrators may do with users. */
@Singleton
final class UserService {
    private final Database database;
    private final Users users;
    private final PasswordHash passwords;
    private final PasswordPolicy policy;
    private final Holdings holdings;
    private final Idempotency idempotency;
    private final Audit audit;

    UserService(
            Database database,
            Users users,
            PasswordHash passwords,
            PasswordPolicy policy,
            Holdings holdings,
            Idempotency idempotency,
            Audit audit) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.policy = policy;
        this.holdings = holdings;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    User get(UUID id) {
        return database.run(sql -> users.find(sql, id)).orElseThrow(() -> new UserNotFound(id));
    }

    Page<User> page(Optional<String> username, PageRequest request) {
        return database.run(sql -> users.page(sql, username, request));
    }

    User create(UserDraft draft, Optional<IdempotencyKey> key, Caller caller, Actor actor) {
        caller.requireAtLeast(draft.role().permissions());
        Optional<IdempotencyKey> exact =
                key.map(named -> named.with(passwords.digest(draft.password(), named.principal() + " " + named.key())));
        String hash = passwords.of(draft.password());
        return idempotency.once(exact, UserJson.KEPT, sql -> {
            User user = users.add(sql, draft.username(), draft.role(), hash);
            record(sql, actor, EventName.USER_CREATED, user.id(), Optional.empty(), Optional.of(state(user)));
            return user;
        });
    }

    User change(UUID id, UserChange change, Caller caller, Actor actor) {
        change.role().map(Role::permissions).ifPresent(caller::requireAtLeast);
        change.password().ifPresent(password -> policy.requireOther("password", password, get(id).username()));
        Optional<String> hash = change.password().map(passwords::of);
        User changed = database.transaction(sql -> {
            User before = users.lock(sql, id).orElseThrow(() -> new UserNotFound(id));
            if (hash.isPresent()) {
                caller.requireAtLeast(before.role().permissions());
            }
            User after = users.change(
                    sql,
                    before,
                    change.role().orElse(before.role()),
                    change.disabled().orElse(before.disabled()));
            if (hash.isPresent()) {
                users.setPassword(sql, id, hash.get());
            }
            if (hash.isPresent() || after.disabled()) {
                holdings.endSessions(sql, id);
            }
            if (change.locked().orElse(false)) {
                users.requireAnother(sql, after);
            }
            holdings.lock(sql, after, change.locked());
            Map<String, Object> told = state(after);
            hash.ifPresent(any -> told.put("password_changed", true));
            change.locked().ifPresent(locked -> told.put("locked", locked));
            record(sql, actor, EventName.USER_CHANGED, id, Optional.of(state(before)), Optional.of(told));
            return after;
        });
        holdings.forget(id);
        return changed;
    }

    void delete(UUID id, Actor actor) {
        database.transaction(sql -> {
            User user = users.lock(sql, id).orElseThrow(() -> new UserNotFound(id));
            users.delete(sql, user);
            List<UUID> revoked = holdings.endAll(sql, id);
            audit.record(
                    sql,
                    actor,
                    revoked.stream()
                            .map(key -> AuditEvent.success(EventName.KEY_REVOKED, "key:" + key))
                            .toList());
            record(sql, actor, EventName.USER_DELETED, id, Optional.of(state(user)), Optional.empty());
            return user;
        });
        holdings.forget(id);
    }

    private void record(
            Sql sql,
            Actor actor,
            EventName event,
            UUID user,
            Optional<Map<String, Object>> before,
            Optional<Map<String, Object>> after)
            throws SQLException {
        audit.record(
                sql,
                actor,
                AuditEvent.success(event, "user:" + user).changing(before.map(JsonText::of), after.map(JsonText::of)));
    }

    private static Map<String, Object> state(User user) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("username", user.username());
        state.put("role", user.role().id());
        state.put("disabled", user.disabled());
        return state;
    }
}
