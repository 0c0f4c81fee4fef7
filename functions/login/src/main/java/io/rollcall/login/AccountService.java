package io.rollcall.login;

import io.rollcall.access.Caller;
import io.rollcall.access.Role;
import io.rollcall.account.PasswordHash;
import io.rollcall.account.Registered;
import io.rollcall.account.SignInGuard;
import io.rollcall.account.User;
import io.rollcall.account.Users;
import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.database.WriteTransaction;
import io.rollcall.session.AccountStatuses;
import io.rollcall.session.Sessions;
import jakarta.inject.Singleton;

/** What people do with their own account. */
@Singleton
class AccountService {
    private final Users users;
    private final PasswordHash passwords;
    private final SignInGuard guard;
    private final Sessions sessions;
    private final AccountStatuses statuses;
    private final AuditTrail trail;
    private final RegistrationSettings registration;

    AccountService(
            Users users,
            PasswordHash passwords,
            SignInGuard guard,
            Sessions sessions,
            AccountStatuses statuses,
            AuditTrail trail,
            RegistrationSettings registration) {
        this.users = users;
        this.passwords = passwords;
        this.guard = guard;
        this.sessions = sessions;
        this.statuses = statuses;
        this.trail = trail;
        this.registration = registration;
    }

    User register(RegisterRequest request, Actor actor) {
        if (!registration.isOpen()) {
            throw new RegistrationClosed();
        }
        String hash = passwords.of(request.password());
        return add(request.username(), hash, actor);
    }

    @WriteTransaction
    protected User add(String username, String hash, Actor actor) {
        User user = users.add(username, Role.USER, hash);
        trail.record(actor, AuditEvent.success(EventName.REGISTRATION, "user:" + user.id()));
        return user;
    }

    /**
     * Changes the caller's password and ends every session but this one.
     *
     * @throws InvalidCredentials when the current password is wrong, or too many wrong ones were tried
     */
    void changePassword(Caller caller, PasswordRequest request, Actor actor) {
        Checked checked = count(caller, actor.address());
        boolean right = passwords.matches(request.currentPassword(), checked.registered.hash());
        if (!right || !checked.admitted) {
            trail.record(actor, AuditEvent.failure(EventName.PASSWORD_CHANGE, "wrong_password"));
            throw new InvalidCredentials();
        }
        String hash = passwords.of(request.newPassword());
        set(caller, checked, hash, actor);
        statuses.forget(caller.id());
    }

    /** Counts the attempt before the password is looked at. */
    @WriteTransaction
    protected Checked count(Caller caller, String address) {
        boolean known = guard.isKnown(caller.id(), address);
        return new Checked(
                users.findByName(caller.name()).orElseThrow(InvalidCredentials::new),
                known,
                guard.admit(caller.name(), address, known));
    }

    @WriteTransaction
    protected void set(Caller caller, Checked checked, String hash, Actor actor) {
        if (!users.isCurrent(caller.id(), checked.registered.hash())) {
            throw new InvalidCredentials();
        }
        guard.succeeded(checked.registered.user(), actor.address(), checked.known);
        users.setPassword(caller.id(), hash);
        sessions.endOthers(caller.id(), caller.credentialId());
        trail.record(actor, AuditEvent.success(EventName.PASSWORD_CHANGE, "user:" + caller.id()));
    }

    record Checked(Registered registered, boolean known, boolean admitted) {}
}
