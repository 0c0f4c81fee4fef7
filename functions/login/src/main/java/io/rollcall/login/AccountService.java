package io.rollcall.login;

import io.rollcall.access.Caller;
import io.rollcall.access.Role;
import io.rollcall.account.PasswordHash;
import io.rollcall.account.SignInGuard;
import io.rollcall.account.User;
import io.rollcall.account.Users;
import io.rollcall.audit.Actor;
import io.rollcall.audit.Audit;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.EventName;
import io.rollcall.database.Database;
import io.rollcall.session.Sessions;
import io.rollcall.session.Standings;
import jakarta.inject.Singleton;

/** What people do with their own account. */
@Singleton
final class AccountService {
    private final Database database;
    private final Users users;
    private final PasswordHash passwords;
    private final SignInGuard guard;
    private final Sessions sessions;
    private final Standings standings;
    private final Audit audit;
    private final RegistrationSettings registration;

    AccountService(
            Database database,
            Users users,
            PasswordHash passwords,
            SignInGuard guard,
            Sessions sessions,
            Standings standings,
            Audit audit,
            RegistrationSettings registration) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.guard = guard;
        this.sessions = sessions;
        this.standings = standings;
        this.audit = audit;
        this.registration = registration;
    }

    User register(RegisterRequest request, Actor actor) {
        if (!registration.isOpen()) {
            throw new RegistrationClosed();
        }
        String hash = passwords.of(request.password());
        return database.transaction(sql -> {
            User user = users.add(sql, request.username(), Role.USER, hash);
            audit.record(sql, actor, AuditEvent.success(EventName.REGISTRATION, "user:" + user.id()));
            return user;
        });
    }

    /**
     * Changes the caller's password and ends every session but this one.
     *
     * @throws InvalidCredentials when the current password is wrong, or too many wrong ones were tried
     */
    void changePassword(Caller caller, PasswordRequest request, Actor actor) {
        Checked checked = database.transaction(sql -> {
            boolean known = guard.isKnown(sql, caller.id(), actor.address());
            return new Checked(
                    users.findByName(sql, caller.name()).orElseThrow(InvalidCredentials::new),
                    known,
                    guard.admit(sql, caller.name(), actor.address(), known));
        });
        boolean right = passwords.matches(request.currentPassword(), checked.registered.hash());
        if (!right || !checked.admitted) {
            database.run(sql -> {
                audit.record(sql, actor, AuditEvent.failure(EventName.PASSWORD_CHANGE, "wrong_password"));
                return right;
            });
            throw new InvalidCredentials();
        }
        String hash = passwords.of(request.newPassword());
        database.transaction(sql -> {
            if (!users.isCurrent(sql, caller.id(), checked.registered.hash())) {
                throw new InvalidCredentials();
            }
            guard.succeeded(sql, checked.registered.user(), actor.address(), checked.known);
            users.setPassword(sql, caller.id(), hash);
            sessions.endOthers(sql, caller.id(), caller.credentialId());
            audit.record(sql, actor, AuditEvent.success(EventName.PASSWORD_CHANGE, "user:" + caller.id()));
            return hash;
        });
        standings.forget(caller.id());
    }

    private record Checked(Users.Registered registered, boolean known, boolean admitted) {}
}
