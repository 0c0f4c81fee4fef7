package io.rollcall.session;

import io.rollcall.access.Scopes;
import io.rollcall.account.User;
import io.rollcall.account.Users;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and their refresh tokens. A session's row is locked before anything is decided about its tokens, so refreshes, replays and
 * logouts of one session happen one after another, over any number of instances. Thread-safe.
 */
@Singleton
public final class Sessions {
    private final SessionRepository sessions;
    private final RefreshTokenRepository tokens;
    private final Users users;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random;
    private final SessionSettings settings;

    Sessions(
            SessionRepository sessions,
            RefreshTokenRepository tokens,
            Users users,
            Ids ids,
            Clock clock,
            SecureRandom random,
            SessionSettings settings) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
        this.settings = settings;
    }

    /** Begins a session with its first refresh token. Belongs into a transaction. */
    public Refresh.Renewed begin(User user, Scopes scopes) {
        UUID id = ids.next();
        Instant now = clock.instant();
        sessions.save(new SessionRow(id, user.id(), scopes, now, now.plus(settings.lifetime()), null));
        return new Refresh.Renewed(user, id, scopes, issue(id, null));
    }

    /** Uses a refresh token. Belongs into a transaction that commits whatever the outcome is. */
    public Refresh refresh(RefreshToken shown) {
        Optional<Live> live = sessionOf(shown).flatMap(this::lock);
        if (live.isEmpty()) {
            return new Refresh.Refused();
        }
        RefreshTokenRow token = tokens.findByHash(shown.hash()).orElseThrow();
        Instant now = clock.instant();
        return switch (token.state()) {
            case "live" -> now.isBefore(token.expiresAt()) ? rotate(live.get(), shown, now) : new Refresh.Refused();
            case "used" -> isRetry(token, now) ? repeat(live.get(), shown) : reused(live.get());
            default -> reused(live.get());
        };
    }

    /** Returns the session of a refresh token, whether it has ended or not. */
    public Optional<UUID> sessionOf(RefreshToken token) {
        return tokens.findByHash(token.hash()).map(RefreshTokenRow::sessionId);
    }

    /** Returns the name of the user whose session it is. */
    public Optional<String> holder(UUID session) {
        return sessions.findHolder(session);
    }

    /** Ends a session; returns false when it had ended before. */
    public boolean end(UUID session) {
        return sessions.end(session, clock.instant()) > 0;
    }

    /** Ends all of a user's sessions but one. */
    public void endOthers(UUID user, UUID kept) {
        sessions.endOthers(user, kept, clock.instant());
    }

    /** Ends all of a user's sessions. */
    public void endAll(UUID user) {
        endOthers(user, new UUID(0, 0));
    }

    /** Returns what a user is now, if the session lives and the user may sign in. */
    public Optional<AccountStatus> status(UUID user, UUID session) {
        return sessions.findStatus(user, session, clock.instant());
    }

    private Refresh rotate(Live live, RefreshToken shown, Instant now) {
        tokens.use(shown.hash(), now);
        return renewed(live, shown);
    }

    /** Returns true if a used token is shown again only because its response was lost: soon after, and its successor was never used. */
    private boolean isRetry(RefreshTokenRow token, Instant now) {
        return token.usedAt() != null
                && !now.isAfter(token.usedAt().plus(settings.grace()))
                && tokens.countLiveSuccessors(token.hash()) > 0;
    }

    /** Replaces the successor whose response was lost, so that there is one live token as before. */
    private Refresh repeat(Live live, RefreshToken shown) {
        tokens.supersede(shown.hash());
        return renewed(live, shown);
    }

    private Refresh renewed(Live live, RefreshToken shown) {
        return new Refresh.Renewed(live.user, live.session, live.scopes, issue(live.session, shown.hash()));
    }

    private Refresh reused(Live live) {
        end(live.session);
        return new Refresh.Reused(live.user, live.session);
    }

    private RefreshToken issue(UUID session, @Nullable String parent) {
        RefreshToken token = RefreshToken.next(random);
        Instant end = clock.instant().plus(settings.idle());
        tokens.save(new RefreshTokenRow(token.hash(), session, parent, "live", end, null));
        return token;
    }

    private Optional<Live> lock(UUID id) {
        return sessions.findByIdForUpdate(id)
                .filter(session ->
                        session.endedAt() == null && session.expiresAt().isAfter(clock.instant()))
                .flatMap(session -> users.find(session.userId())
                        .filter(user -> !user.disabled())
                        .map(user -> new Live(id, user, session.scope())));
    }

    private record Live(UUID session, User user, Scopes scopes) {}
}
