package io.rollcall.login;

import io.rollcall.access.Scopes;
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
final class SignInService {
    /** Asked for in place of a user that does not exist, so that the statements are the same. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;
    private final Users users;
    private final PasswordHash passwords;
    private final SignInGuard guard;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Audit audit;
    private final Sweep sweep;

    SignInService(
            Database database,
            Users users,
            PasswordHash passwords,
            SignInGuard guard,
            Sessions sessions,
            Tokens tokens,
            Audit audit,
            Sweep sweep) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.guard = guard;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.sweep = sweep;
    }

    SignIn signIn(SignInRequest request, Optional<Scopes> wanted, Actor actor) {
        SignIn outcome = attempt(request, wanted, actor);
        sweep.behind(OldRows.OF_SIGN_INS);
        return outcome;
    }

    private SignIn attempt(SignInRequest request, Optional<Scopes> wanted, Actor actor) {
        tokens.prepare();
        Attempt attempt = database.transaction(sql -> {
            Optional<Users.Registered> registered = users.findByName(sql, request.username());
            UUID user = registered.map(any -> any.user().id()).orElse(NOBODY);
            boolean known = guard.isKnown(sql, user, actor.address());
            return new Attempt(registered, guard.admit(sql, request.username(), actor.address(), known), known);
        });
        String reason = reason(attempt, request.password());
        if (!reason.isEmpty() || attempt.registered.isEmpty()) {
            return refuse(actor, reason);
        }
        return grant(attempt.registered.get(), attempt.known, request.password(), wanted, actor);
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
        database.run(sql -> {
            audit.record(sql, actor, AuditEvent.failure(EventName.SIGN_IN, reason));
            return reason;
        });
        return new SignIn.Refused();
    }

    private SignIn grant(
            Users.Registered registered, boolean known, String password, Optional<Scopes> wanted, Actor actor) {
        User user = registered.user();
        Scopes all = user.role().permissions();
        if (wanted.isPresent() && !all.covers(wanted.get())) {
            refuse(actor, "invalid_scope");
            return new SignIn.ScopeRefused();
        }
        Optional<String> renewed =
                passwords.isOutdated(registered.hash()) ? Optional.of(passwords.of(password)) : Optional.empty();
        return database.<SignIn>transaction(sql -> {
            if (!users.isCurrent(sql, user.id(), registered.hash())) {
                audit.record(sql, actor, AuditEvent.failure(EventName.SIGN_IN, "password_changed"));
                return new SignIn.Refused();
            }
            guard.succeeded(sql, user, actor.address(), known);
            if (renewed.isPresent()) {
                users.setPassword(sql, user.id(), renewed.get());
            }
            var session = sessions.begin(sql, user, wanted.orElse(all));
            audit.record(
                    sql,
                    new Actor(user.username(), actor.address()),
                    AuditEvent.success(EventName.SIGN_IN, "session:" + session.session()));
            return new SignIn.Granted(user, tokens.body(session));
        });
    }

    private record Attempt(Optional<Users.Registered> registered, boolean admitted, boolean known) {}
}
