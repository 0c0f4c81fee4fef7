package io.rollcall.login;

import io.rollcall.access.Caller;
import io.rollcall.access.Scopes;
import io.rollcall.audit.Actor;
import io.rollcall.audit.Audit;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.EventName;
import io.rollcall.database.Database;
import io.rollcall.database.Sql;
import io.rollcall.session.Refresh;
import io.rollcall.session.RefreshToken;
import io.rollcall.session.Sessions;
import io.rollcall.session.Standings;
import io.rollcall.sweep.OldRows;
import io.rollcall.sweep.Sweep;
import io.rollcall.token.AccessTokenCheck;
import io.rollcall.token.TokenCheck;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What happens to a session after it has begun. */
@Singleton
final class SessionService {
    private final Database database;
    private final Sessions sessions;
    private final Standings standings;
    private final Tokens tokens;
    private final AccessTokenCheck accessTokens;
    private final Audit audit;
    private final Sweep sweep;

    SessionService(
            Database database,
            Sessions sessions,
            Standings standings,
            Tokens tokens,
            AccessTokenCheck accessTokens,
            Audit audit,
            Sweep sweep) {
        this.database = database;
        this.sessions = sessions;
        this.standings = standings;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.audit = audit;
        this.sweep = sweep;
    }

    /**
     * Uses a refresh token.
     *
     * @throws OAuthError {@code invalid_grant} or {@code invalid_scope}
     */
    TokenBody refresh(RefreshToken token, Optional<Scopes> wanted, Actor actor) {
        tokens.prepare();
        Refresh outcome = database.transaction(sql -> {
            Refresh refresh = sessions.refresh(sql, token);
            if (refresh instanceof Refresh.Renewed renewed) {
                requireAllowed(renewed, wanted);
            }
            record(sql, refresh, actor);
            return refresh;
        });
        sweep.behind(OldRows.OF_SIGN_INS);
        if (outcome instanceof Refresh.Renewed renewed) {
            return tokens.body(renewed, wanted.orElse(renewed.scopes()));
        }
        if (outcome instanceof Refresh.Reused reused) {
            standings.forget(reused.user().id());
        }
        throw OAuthError.invalidGrant();
    }

    /** The role may have lost some of the session's scopes, or all of them. */
    private static void requireAllowed(Refresh.Renewed renewed, Optional<Scopes> wanted) {
        Scopes allowed = renewed.user().role().permissions().narrowedTo(renewed.scopes());
        if (allowed.permissions().isEmpty() || !allowed.covers(wanted.orElse(allowed))) {
            throw OAuthError.invalidScope();
        }
    }

    private void record(Sql sql, Refresh refresh, Actor actor) throws SQLException {
        if (refresh instanceof Refresh.Renewed renewed) {
            audit.record(
                    sql,
                    new Actor(renewed.user().username(), actor.address()),
                    AuditEvent.success(EventName.TOKEN_REFRESH, "session:" + renewed.session()));
        } else if (refresh instanceof Refresh.Reused reused) {
            audit.record(
                    sql,
                    new Actor(reused.user().username(), actor.address()),
                    AuditEvent.failure(EventName.REFRESH_REUSE, "reuse").on("session:" + reused.session()));
        } else {
            audit.record(sql, actor, AuditEvent.failure(EventName.CREDENTIALS_REFUSED, "refresh_token"));
        }
    }

    void logOut(Caller caller, Actor actor) {
        end(caller.credentialId(), EventName.LOGOUT, actor);
        standings.forget(caller.id(), caller.credentialId());
    }

    /** Ends the session of a token of either kind (RFC 7009); a token that says nothing to us is no error. */
    void revoke(String token, Actor actor) {
        Optional<UUID> session = accessTokens.check(token) instanceof TokenCheck.Valid valid
                ? Optional.of(valid.token().session())
                : database.run(sql -> sessions.sessionOf(sql, new RefreshToken(token)));
        session.ifPresent(id -> {
            end(id, EventName.TOKEN_REVOKED, new Actor(holder(id), actor.address()));
            standings.forgetSession(id);
        });
    }

    private String holder(UUID session) {
        return database.run(sql -> sessions.holder(sql, session)).orElse("");
    }

    private void end(UUID session, EventName event, Actor actor) {
        database.transaction(sql -> {
            if (sessions.end(sql, session)) {
                audit.record(sql, actor, AuditEvent.success(event, "session:" + session));
            }
            return session;
        });
    }
}
