package io.rollcall.login;

import io.rollcall.access.Scopes;
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
import io.rollcall.session.Sessions;
import io.rollcall.sweep.OldRows;
import io.rollcall.sweep.Sweep;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs people in. Every attempt costs one Argon2id computation and the same statements, whether the name is known or not, so that
 * neither the answer nor its time tells which.
 */
@Singleton
class SignInService {
    /** Asked for in place of a user that does not exist, so that the statements are the same. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Users users;
    private final PasswordHash passwords;
    private final SignInGuard guard;
    private final Sessions sessions;
    private final Tokens tokens;
    private final AuditTrail trail;
    private final Sweep sweep;

    SignInService(
            Users users,
            PasswordHash passwords,
            SignInGuard guard,
            Sessions sessions,
            Tokens tokens,
            AuditTrail trail,
            Sweep sweep) {
        this.users = users;
        this.passwords = passwords;
        this.guard = guard;
        this.sessions = sessions;
        this.tokens = tokens;
        this.trail = trail;
        this.sweep = sweep;
    }

    SignIn signIn(SignInRequest request, Optional<Scopes> wanted, Actor actor) {
        SignIn outcome = attempt(request, wanted, actor);
        sweep.after(OldRows.Origin.SIGN_INS);
        return outcome;
    }

    private SignIn attempt(SignInRequest request, Optional<Scopes> wanted, Actor actor) {
        tokens.prepare();
        Attempt attempt = count(request.username(), actor.address());
        String reason = reason(attempt, request.password());
        if (!reason.isEmpty() || attempt.registered.isEmpty()) {
            return refuse(actor, reason);
        }
        return grant(attempt.registered.get(), attempt.known, request.password(), wanted, actor);
    }

    /** Counts the attempt before its password is looked at. */
    @WriteTransaction
    protected Attempt count(String username, String address) {
        Optional<Registered> registered = users.findByName(username);
        UUID user = registered.map(any -> any.user().id()).orElse(NOBODY);
        boolean known = guard.isKnown(user, address);
        return new Attempt(registered, guard.admit(username, address, known), known);
    }

    /** Why an attempt fails, in a word for the trail; empty when it does not. Hashes once in every case. */
    private String reason(Attempt attempt, String password) {
        if (attempt.registered.isEmpty()) {
            passwords.pretend(password);
            return attempt.admitted ? "unknown_user" : "delayed";
        }
        boolean right = passwords.matches(password, attempt.registered.get().hash());
        if (!attempt.admitted) {
            return "delayed";
        }
        if (!right) {
            return "wrong_password";
        }
        return attempt.registered.get().user().disabled() ? "disabled" : "";
    }

    private SignIn refuse(Actor actor, String reason) {
        trail.record(actor, AuditEvent.failure(EventName.SIGN_IN, reason));
        return new SignIn.Refused();
    }

    private SignIn grant(Registered registered, boolean known, String password, Optional<Scopes> wanted, Actor actor) {
        User user = registered.user();
        Scopes all = user.role().permissions();
        if (wanted.isPresent() && !all.covers(wanted.get())) {
            refuse(actor, "invalid_scope");
            return new SignIn.ScopeRefused();
        }
        Optional<String> renewed =
                passwords.isOutdated(registered.hash()) ? Optional.of(passwords.of(password)) : Optional.empty();
        return begin(registered, known, renewed, wanted.orElse(all), actor);
    }

    @WriteTransaction
    protected SignIn begin(Registered registered, boolean known, Optional<String> renewed, Scopes scopes, Actor actor) {
        User user = registered.user();
        if (!users.isCurrent(user.id(), registered.hash())) {
            trail.record(actor, AuditEvent.failure(EventName.SIGN_IN, "password_changed"));
            return new SignIn.Refused();
        }
        guard.succeeded(user, actor.address(), known);
        renewed.ifPresent(hash -> users.setPassword(user.id(), hash));
        var session = sessions.begin(user, scopes);
        trail.record(
                new Actor(user.username(), actor.address()),
                AuditEvent.success(EventName.SIGN_IN, "session:" + session.session()));
        return new SignIn.Granted(user, tokens.body(session));
    }

    record Attempt(Optional<Registered> registered, boolean admitted, boolean known) {}
}
