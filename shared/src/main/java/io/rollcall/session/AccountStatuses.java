package io.rollcall.session;

import com.github.benmanes.caffeine.cache.Cache;
import io.rollcall.cache.Caches;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * What signed-in users are, remembered for a while: the bound within which a revocation holds everywhere. Safe for use by many threads.
 */
@Singleton
public final class AccountStatuses {
    private static final int MOST = 10_000;

    private final Sessions sessions;
    private final Cache<Key, Optional<AccountStatus>> known;

    AccountStatuses(Sessions sessions, SessionSettings settings, Caches caches) {
        this.sessions = sessions;
        this.known = caches.counted("sessions", caches.of(MOST).expireAfterWrite(settings.staleness()));
    }

    /**
     * What a user is, if the session lives and the user may sign in.
     *
     * @param strict whether the database is asked in any case
     */
    public Optional<AccountStatus> of(UUID user, UUID session, boolean strict) {
        Key key = new Key(user, session);
        if (!strict) {
            return known.get(key, this::look);
        }
        // Read and kept in one step, so that what is forgotten meanwhile does not come back.
        return known.asMap().compute(key, (any, old) -> look(any));
    }

    /** Forgets a session, because it has just ended here. */
    public void forget(UUID user, UUID session) {
        known.invalidate(new Key(user, session));
    }

    /** As {@link #forget(UUID, UUID)}, where the user is not at hand. */
    public void forgetSession(UUID session) {
        known.asMap().keySet().removeIf(key -> key.session.equals(session));
    }

    /** Forgets all of a user's sessions, because the user has just changed here. */
    public void forget(UUID user) {
        known.asMap().keySet().removeIf(key -> key.user.equals(user));
    }

    private Optional<AccountStatus> look(Key key) {
        return sessions.status(key.user, key.session);
    }

    /** Its hash is spelled out, because a record's own is linked at its first use: 4 ms of a cold start. */
    private record Key(UUID user, UUID session) {
        @Override
        public int hashCode() {
            return 31 * user.hashCode() + session.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && user.equals(key.user) && session.equals(key.session);
        }
    }
}
