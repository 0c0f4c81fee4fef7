package io.rollcall.login;

import io.rollcall.access.Caller;
import io.rollcall.access.Scopes;
import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.database.WriteTransaction;
import io.rollcall.session.AccountStatuses;
import io.rollcall.session.Refresh;
import io.rollcall.session.RefreshToken;
import io.rollcall.session.Sessions;
import io.rollcall.sweep.OldRows;
import io.rollcall.sweep.Sweep;
import io.rollcall.token.AccessTokens;
import io.rollcall.token.TokenCheck;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What happens to a session after it has begun. */
@Singleton
class SessionService {
    private final Sessions sessions;
    private final AccountStatuses statuses;
    private final Tokens tokens;
    private final AccessTokens accessTokens;
    private final AuditTrail trail;
    private final Sweep sweep;

    SessionService(
            Sessions sessions,
            AccountStatuses statuses,
            Tokens tokens,
            AccessTokens accessTokens,
            AuditTrail trail,
            Sweep sweep) {
        this.sessions = sessions;
        this.statuses = statuses;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.trail = trail;
        this.sweep = sweep;
    }

    /**
     * Uses a refresh token.
     *
     * @throws OAuthError {@code invalid_grant} or {@code invalid_scope}
     */
    TokenBody refresh(RefreshToken token, Optional<Scopes> wanted, Actor actor) {
        tokens.prepare();
        Refresh outcome = use(token, wanted, actor);
        sweep.after(OldRows.Origin.SIGN_INS);
        if (outcome instanceof Refresh.Renewed renewed) {
            return tokens.body(renewed, wanted.orElse(renewed.scopes()));
        }
        if (outcome instanceof Refresh.Reused reused) {
            statuses.forget(reused.user().id());
        }
        throw OAuthError.invalidGrant();
    }

    /** Commits whatever became of the token, unless the scope is refused. */
    @WriteTransaction
    protected Refresh use(RefreshToken token, Optional<Scopes> wanted, Actor actor) {
        Refresh refresh = sessions.refresh(token);
        if (refresh instanceof Refresh.Renewed renewed) {
            requireAllowed(renewed, wanted);
        }
        record(refresh, actor);
        return refresh;
    }

    /** The role may have lost some of the session's scopes, or all of them. */
    private static void requireAllowed(Refresh.Renewed renewed, Optional<Scopes> wanted) {
        Scopes allowed = renewed.user().role().permissions().narrowedTo(renewed.scopes());
        if (allowed.permissions().isEmpty() || !allowed.covers(wanted.orElse(allowed))) {
            throw OAuthError.invalidScope();
        }
    }

    private void record(Refresh refresh, Actor actor) {
        if (refresh instanceof Refresh.Renewed renewed) {
            trail.record(
                    new Actor(renewed.user().username(), actor.address()),
                    AuditEvent.success(EventName.TOKEN_REFRESH, "session:" + renewed.session()));
        } else if (refresh instanceof Refresh.Reused reused) {
            trail.record(
                    new Actor(reused.user().username(), actor.address()),
                    AuditEvent.failure(EventName.REFRESH_REUSE, "reuse").on("session:" + reused.session()));
        } else {
            trail.record(actor, AuditEvent.failure(EventName.CREDENTIALS_REFUSED, "refresh_token"));
        }
    }

    void logOut(Caller caller, Actor actor) {
        end(caller.credentialId(), EventName.LOGOUT, actor);
        statuses.forget(caller.id(), caller.credentialId());
    }

    /** Ends the session of a token of either kind (RFC 7009); a token that says nothing to us is no error. */
    void revoke(String token, Actor actor) {
        Optional<UUID> session = accessTokens.check(token) instanceof TokenCheck.Valid valid
                ? Optional.of(valid.token().session())
                : sessions.sessionOf(new RefreshToken(token));
        session.ifPresent(id -> {
            end(id, EventName.TOKEN_REVOKED, new Actor(holder(id), actor.address()));
            statuses.forgetSession(id);
        });
    }

    private String holder(UUID session) {
        return sessions.holder(session).orElse("");
    }

    @WriteTransaction
    protected void end(UUID session, EventName event, Actor actor) {
        if (sessions.end(session)) {
            trail.record(actor, AuditEvent.success(event, "session:" + session));
        }
    }
}
