package io.rollcall.admin;

import io.rollcall.account.SignInGuard;
import io.rollcall.account.User;
import io.rollcall.apikey.ApiKeys;
import io.rollcall.apikey.Keyring;
import io.rollcall.database.Sql;
import io.rollcall.session.Sessions;
import io.rollcall.session.Standings;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a user has in hand: sessions, keys, and the lock on the account. */
@Singleton
final class Holdings {
    private final Sessions sessions;
    private final Standings standings;
    private final ApiKeys keys;
    private final Keyring keyring;
    private final SignInGuard guard;

    Holdings(Sessions sessions, Standings standings, ApiKeys keys, Keyring keyring, SignInGuard guard) {
        this.sessions = sessions;
        this.standings = standings;
        this.keys = keys;
        this.keyring = keyring;
        this.guard = guard;
    }

    void endSessions(Sql sql, UUID user) throws SQLException {
        sessions.endAll(sql, user);
    }

    /** Says which keys it revoked. */
    List<UUID> endAll(Sql sql, UUID user) throws SQLException {
        sessions.endAll(sql, user);
        return keys.revokeAll(sql, user);
    }

    void lock(Sql sql, User user, Optional<Boolean> locked) throws SQLException {
        if (locked.isPresent()) {
            if (locked.get()) {
                guard.lock(sql, user.username());
            } else {
                guard.unlock(sql, user.username());
            }
        }
    }

    void forget(UUID user) {
        standings.forget(user);
        keyring.forget();
    }
}
