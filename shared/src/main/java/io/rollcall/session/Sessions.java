package io.rollcall.session;

import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import io.rollcall.account.User;
import io.rollcall.database.Row;
import io.rollcall.database.Sql;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The tables of sessions and refresh tokens. A session's row is locked before anything is decided about its tokens, so refreshes,
 * replays and logouts of one session happen one after another, on any number of copies.
 */
@Singleton
public final class Sessions {
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random;
    private final SessionSettings settings;

    Sessions(Ids ids, Clock clock, SecureRandom random, SessionSettings settings) {
        this.ids = ids;
        this.clock = clock;
        this.random = random;
        this.settings = settings;
    }

    /** Begins a session with its first refresh token. Belongs into a transaction. */
    public Refresh.Renewed begin(Sql sql, User user, Scopes scopes) throws SQLException {
        UUID id = ids.next();
        Instant now = clock.instant();
        sql.update(
                "INSERT INTO sessions (id, user_id, scope, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
                id,
                user.id(),
                scopes.text(),
                now,
                now.plus(settings.lifetime()));
        return new Refresh.Renewed(user, id, scopes, issue(sql, id, Optional.empty()));
    }

    /** Uses a refresh token. Belongs into a transaction that commits whatever the outcome is. */
    public Refresh refresh(Sql sql, RefreshToken shown) throws SQLException {
        Optional<UUID> session = sessionOf(sql, shown);
        Optional<Live> live = session.isPresent() ? lock(sql, session.get()) : Optional.empty();
        if (live.isEmpty()) {
            return new Refresh.Refused();
        }
        Token token = sql.one(
                        "SELECT state, expires_at, used_at FROM refresh_tokens WHERE hash = ?",
                        row -> new Token(row.text("state"), row.time("expires_at"), row.maybeTime("used_at")),
                        shown.hash())
                .orElseThrow();
        Instant now = clock.instant();
        return switch (token.state) {
            case "live" -> now.isBefore(token.expiresAt) ? rotate(sql, live.get(), shown, now) : new Refresh.Refused();
            case "used" -> isRetry(sql, token, shown, now) ? repeat(sql, live.get(), shown) : reused(sql, live.get());
            default -> reused(sql, live.get());
        };
    }

    /** The session of a refresh token, alive or not. */
    public Optional<UUID> sessionOf(Sql sql, RefreshToken token) throws SQLException {
        return sql.one(
                "SELECT session_id FROM refresh_tokens WHERE hash = ?", row -> row.uuid("session_id"), token.hash());
    }

    /** The name of the user whose session it is. */
    public Optional<String> holder(Sql sql, UUID session) throws SQLException {
        return sql.one(
                "SELECT username FROM users JOIN sessions ON user_id = users.id WHERE sessions.id = ?",
                row -> row.text("username"),
                session);
    }

    /** Ends a session; false when it had ended before. */
    public boolean end(Sql sql, UUID session) throws SQLException {
        return sql.update(
                        "UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL", clock.instant(), session)
                > 0;
    }

    /** Ends all of a user's sessions but one. */
    public void endOthers(Sql sql, UUID user, UUID kept) throws SQLException {
        sql.update(
                "UPDATE sessions SET ended_at = ? WHERE user_id = ? AND id <> ? AND ended_at IS NULL",
                clock.instant(),
                user,
                kept);
    }

    /** Ends all of a user's sessions. */
    public void endAll(Sql sql, UUID user) throws SQLException {
        endOthers(sql, user, new UUID(0, 0));
    }

    /** What a user is now, if the session lives and the user may sign in. */
    public Optional<Standing> standing(Sql sql, UUID user, UUID session) throws SQLException {
        return sql.one("""
                SELECT username, role FROM users JOIN sessions ON user_id = users.id
                WHERE users.id = ? AND sessions.id = ? AND NOT disabled AND ended_at IS NULL AND expires_at > ?
                """, row -> new Standing(row.text("username"), role(row)), user, session, clock.instant());
    }

    private Refresh rotate(Sql sql, Live live, RefreshToken shown, Instant now) throws SQLException {
        sql.update("UPDATE refresh_tokens SET state = 'used', used_at = ? WHERE hash = ?", now, shown.hash());
        return new Refresh.Renewed(live.user, live.session, live.scopes, issue(sql, live.session, Optional.of(shown)));
    }

    /** Whether a used token is shown again only because its reply was lost: soon after, and its successor was never used. */
    private boolean isRetry(Sql sql, Token token, RefreshToken shown, Instant now) throws SQLException {
        return token.usedAt.isPresent()
                && !now.isAfter(token.usedAt.get().plus(settings.grace()))
                && sql.one(
                                "SELECT hash FROM refresh_tokens WHERE parent = ? AND state = 'live'",
                                row -> row.text("hash"),
                                shown.hash())
                        .isPresent();
    }

    /** Replaces the successor whose reply was lost, so that there is one live token as before. */
    private Refresh repeat(Sql sql, Live live, RefreshToken shown) throws SQLException {
        sql.update("UPDATE refresh_tokens SET state = 'superseded' WHERE parent = ? AND state = 'live'", shown.hash());
        return new Refresh.Renewed(live.user, live.session, live.scopes, issue(sql, live.session, Optional.of(shown)));
    }

    private Refresh reused(Sql sql, Live live) throws SQLException {
        end(sql, live.session);
        return new Refresh.Reused(live.user, live.session);
    }

    private RefreshToken issue(Sql sql, UUID session, Optional<RefreshToken> parent) throws SQLException {
        RefreshToken token = RefreshToken.next(random);
        sql.update(
                "INSERT INTO refresh_tokens (hash, session_id, parent, state, expires_at) VALUES (?, ?, ?, 'live', ?)",
                token.hash(),
                session,
                parent.map(RefreshToken::hash).orElse(null),
                clock.instant().plus(settings.idle()));
        return token;
    }

    /** Locked alone and by its primary key, because Aurora DSQL locks in no other way. */
    private Optional<Live> lock(Sql sql, UUID session) throws SQLException {
        sql.one("SELECT id FROM sessions WHERE id = ? FOR UPDATE", row -> row.uuid("id"), session);
        return sql.one(
                """
                SELECT users.id, username, role, users.created_at, scope
                FROM sessions JOIN users ON users.id = user_id
                WHERE sessions.id = ? AND NOT disabled AND ended_at IS NULL AND expires_at > ?
                """,
                row -> new Live(
                        session,
                        new User(row.uuid("id"), row.text("username"), role(row), false, row.time("created_at")),
                        Scopes.parse(row.text("scope")).orElseThrow()),
                session,
                clock.instant());
    }

    private static Role role(Row row) throws SQLException {
        return Role.of(row.text("role")).orElseThrow();
    }

    private record Live(UUID session, User user, Scopes scopes) {}

    private record Token(String state, Instant expiresAt, Optional<Instant> usedAt) {}
}
