package io.rollcall.admin;

import io.rollcall.account.SignInGuard;
import io.rollcall.account.User;
import io.rollcall.apikey.ApiKeyCache;
import io.rollcall.apikey.ApiKeys;
import io.rollcall.session.AccountStatuses;
import io.rollcall.session.Sessions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes what belongs to a user: sessions, keys, and the lock on the account. */
@Singleton
final class OwnedResources {
    private final Sessions sessions;
    private final AccountStatuses statuses;
    private final ApiKeys keys;
    private final ApiKeyCache keyring;
    private final SignInGuard guard;

    OwnedResources(Sessions sessions, AccountStatuses statuses, ApiKeys keys, ApiKeyCache keyring, SignInGuard guard) {
        this.sessions = sessions;
        this.statuses = statuses;
        this.keys = keys;
        this.keyring = keyring;
        this.guard = guard;
    }

    void endSessions(UUID user) {
        sessions.endAll(user);
    }

    /** Ends all sessions, revokes all keys and returns their ids. */
    List<UUID> endAll(UUID user) {
        sessions.endAll(user);
        return keys.revokeAll(user);
    }

    void lock(User user, Optional<Boolean> locked) {
        if (locked.isPresent()) {
            if (locked.get()) {
                guard.lock(user);
            } else {
                guard.unlock(user);
            }
        }
    }

    void forget(UUID user) {
        statuses.forget(user);
        keyring.forget();
    }
}
