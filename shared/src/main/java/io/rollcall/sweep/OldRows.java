package io.rollcall.sweep;

import java.time.Duration;
import java.util.Set;

/**
 * What is swept away, and how long after it was last good for anything. Each statement takes an age in seconds by the database's clock, a number of rows,
 * and the age again: a row that has come to life since it was found is left alone.
 */
public enum OldRows {
    /** Of sessions that are over for good. */
    REFRESH_TOKENS(Duration.ofDays(1), """
            DELETE FROM refresh_tokens WHERE hash IN (
              SELECT t.hash FROM sessions s JOIN refresh_tokens t ON t.session_id = s.id
              WHERE s.expires_at < now() - interval '1 second' * ? ORDER BY s.expires_at, t.hash LIMIT ?)
            AND EXISTS (SELECT 1 FROM sessions s
              WHERE s.id = session_id AND s.expires_at < now() - interval '1 second' * ?)
            """),

    /** Past their absolute end, once their tokens are gone. */
    SESSIONS(Duration.ofDays(1), """
            DELETE FROM sessions WHERE id IN (
              SELECT s.id FROM sessions s
              WHERE s.expires_at < now() - interval '1 second' * ?
                AND NOT EXISTS (SELECT 1 FROM refresh_tokens t WHERE t.session_id = s.id)
              ORDER BY s.expires_at, s.id LIMIT ?)
            AND expires_at < now() - interval '1 second' * ?
            """),

    /** Windows that were over long ago. */
    RATE_LIMITS(Duration.ofDays(1), """
            DELETE FROM rate_limits WHERE (rule, client) IN (
              SELECT rule, client FROM rate_limits
              WHERE started_at < now() - interval '1 second' * ? ORDER BY started_at, rule, client LIMIT ?)
            AND started_at < now() - interval '1 second' * ?
            """),

    /** Which begin from one again after a day. */
    SIGN_IN_FAILURES(Duration.ofDays(2), """
            DELETE FROM sign_in_failures WHERE (kind, key) IN (
              SELECT kind, key FROM sign_in_failures
              WHERE last_at < now() - interval '1 second' * ? ORDER BY last_at, kind, key LIMIT ?)
            AND last_at < now() - interval '1 second' * ?
            """),

    /** From where nobody has signed in for half a year. */
    KNOWN_ADDRESSES(Duration.ofDays(180), """
            DELETE FROM known_addresses WHERE (user_id, address) IN (
              SELECT user_id, address FROM known_addresses
              WHERE seen_at < now() - interval '1 second' * ? ORDER BY seen_at, user_id, address LIMIT ?)
            AND seen_at < now() - interval '1 second' * ?
            """),

    /** Which count for a day. */
    IDEMPOTENCY_KEYS(Duration.ofDays(2), """
            DELETE FROM idempotency_keys WHERE (principal, route, key) IN (
              SELECT principal, route, key FROM idempotency_keys
              WHERE created_at < now() - interval '1 second' * ? ORDER BY created_at, principal, route, key LIMIT ?)
            AND created_at < now() - interval '1 second' * ?
            """);

    /** What sign-ins and refreshes leave behind. */
    public static final Set<OldRows> OF_SIGN_INS =
            Set.of(REFRESH_TOKENS, SESSIONS, RATE_LIMITS, SIGN_IN_FAILURES, KNOWN_ADDRESSES);

    /** What named writes leave behind. */
    public static final Set<OldRows> OF_NAMED_WRITES = Set.of(IDEMPOTENCY_KEYS);

    private final Duration age;
    private final String statement;

    OldRows(Duration age, String statement) {
        this.age = age;
        this.statement = statement;
    }

    Duration age() {
        return age;
    }

    String statement() {
        return statement;
    }
}
