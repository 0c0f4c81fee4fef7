package io.rollcall.account;

import io.rollcall.database.Sql;
import io.rollcall.ratelimit.ClientAddress;
import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.LimitsFactor;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Counts attempts to sign in, per account and per address, in the database and by its clock, so that the count holds over every running
 * copy. An attempt is counted before its password is looked at and taken back when it was right, so that many at once are counted, too.
 * Beyond a threshold each further attempt has to wait twice as long as the last, up to {@value #LONGEST_DELAY} seconds; an attempt
 * that comes too early is refused without a look and without being counted. Beyond the cap an account is locked for a day after the
 * last attempt, or until an administrator unlocks it. An IPv6 address counts by its first 64 bits. Names that do not exist are counted like those that do.
 */
@Singleton
public final class SignInGuard implements CheckedAtStart {
    static final int LONGEST_DELAY = 900;
    private static final int ACCOUNT_THRESHOLD = 5;
    private static final int ADDRESS_THRESHOLD = 20;
    private static final int NO_CAP = Integer.MAX_VALUE;
    private static final String ACCOUNT = "account";
    private static final String ADDRESS = "address";

    private final int factor;
    private final int cap;

    SignInGuard(Settings settings) {
        this.factor = (int) Math.ceil(LimitsFactor.from(settings));
        this.cap = Math.multiplyExact(settings.integer("ROLLCALL_LOCKOUT_ATTEMPTS", 100, 10, 1000), factor);
    }

    /**
     * Counts an attempt.
     *
     * @param known whether the user has signed in from this address before: then there is no delay and the address is not counted, but
     *     the cap holds
     * @return whether the password may be looked at
     */
    public boolean admit(Sql sql, String username, String address, boolean known) throws SQLException {
        return (known || count(sql, ADDRESS, ClientAddress.subscriber(address), ADDRESS_THRESHOLD * factor, NO_CAP))
                && count(sql, ACCOUNT, Usernames.key(username), known ? NO_CAP : ACCOUNT_THRESHOLD * factor, cap);
    }

    /**
     * Takes a right attempt back and remembers from where it came.
     *
     * @param known as it was when the attempt was admitted
     */
    public void succeeded(Sql sql, User user, String address, boolean known) throws SQLException {
        unlock(sql, user.username());
        if (!known) {
            sql.update(
                    "UPDATE sign_in_failures SET failures = failures - 1 WHERE kind = 'address' AND key = ? AND failures > 0",
                    ClientAddress.subscriber(address));
        }
        sql.update("""
                INSERT INTO known_addresses (user_id, address, seen_at) VALUES (?, ?, now())
                ON CONFLICT (user_id, address) DO UPDATE SET seen_at = now()
                """, user.id(), ClientAddress.subscriber(address));
    }

    /** Whether the user has signed in from this address before. */
    public boolean isKnown(Sql sql, UUID user, String address) throws SQLException {
        return sql.one(
                        "SELECT 1 AS known FROM known_addresses WHERE user_id = ? AND address = ?",
                        row -> true,
                        user,
                        ClientAddress.subscriber(address))
                .isPresent();
    }

    /** Forgets an account's failures. */
    public void unlock(Sql sql, String username) throws SQLException {
        sql.update("DELETE FROM sign_in_failures WHERE kind = 'account' AND key = ?", Usernames.key(username));
    }

    /** Locks an account as if the cap had been reached just now. */
    public void lock(Sql sql, String username) throws SQLException {
        sql.update("""
                INSERT INTO sign_in_failures (kind, key, failures, last_at) VALUES ('account', ?, ?, now())
                ON CONFLICT (kind, key) DO UPDATE SET failures = EXCLUDED.failures, last_at = now()
                """, Usernames.key(username), cap);
    }

    private static boolean count(Sql sql, String kind, String key, int threshold, int cap) throws SQLException {
        Optional<Long> counted =
                sql.one("""
                INSERT INTO sign_in_failures AS f (kind, key, failures, last_at) VALUES (?, ?, 1, now())
                ON CONFLICT (kind, key) DO UPDATE
                SET failures = CASE WHEN f.last_at < now() - interval '1 day' THEN 1 ELSE f.failures + 1 END, last_at = now()
                WHERE f.last_at < now() - interval '1 day'
                  OR f.failures < ? AND (f.failures < ?
                    OR now() >= f.last_at + interval '1 second' * LEAST(?, power(2, LEAST(f.failures - ?, 20))))
                RETURNING failures
                """, row -> row.number("failures"), kind, key, cap, threshold, LONGEST_DELAY, threshold);
        return counted.isPresent();
    }
}
