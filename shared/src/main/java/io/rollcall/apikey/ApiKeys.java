package io.rollcall.apikey;

import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import io.rollcall.database.Row;
import io.rollcall.database.Sql;
import io.rollcall.page.Cursor;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of API keys. */
@Singleton
public final class ApiKeys {
    /** Tells the list of keys from every other, for its cursors. */
    public static final String LIST = "api-keys";

    private static final String COLUMNS =
            "k.id, k.user_id, k.name, k.prefix, k.role, k.scope, k.created_at, k.expires_at, k.last_used_at";

    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random;

    ApiKeys(Ids ids, Clock clock, SecureRandom random) {
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A key and the text that its holder keeps.
     *
     * @param text known only now
     */
    public record Made(ApiKey key, KeyText text) {}

    /**
     * Adds a key.
     *
     * @param brought the text, where the key existed before this directory did; else a new one is drawn
     * @throws KeyTaken when another key has that text
     */
    public Made add(Sql sql, KeyDraft draft, Optional<KeyText> brought) throws SQLException {
        KeyText text = brought.orElseGet(() -> KeyText.next(random));
        ApiKey key = new ApiKey(
                ids.next(),
                draft.owner(),
                draft.name(),
                text.prefix(),
                draft.role(),
                draft.scopes(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                draft.expiresAt(),
                Optional.empty());
        int added = sql.update(
                """
                INSERT INTO api_keys (id, user_id, name, hash, prefix, role, scope, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING
                """,
                key.id(),
                key.owner(),
                key.name(),
                text.hash(),
                key.prefix(),
                key.role().id(),
                key.scopes().text(),
                key.createdAt(),
                key.expiresAt().orElse(null));
        if (added == 0) {
            throw new KeyTaken();
        }
        return new Made(key, text);
    }

    /** A key that was not revoked; nobody else changes it before the transaction ends. */
    public Optional<ApiKey> lock(Sql sql, UUID id) throws SQLException {
        return sql.one(
                "SELECT " + COLUMNS + " FROM api_keys k WHERE id = ? AND revoked_at IS NULL FOR UPDATE",
                ApiKeys::key,
                id);
    }

    /** Ends a key at a time, or earlier where it would have ended earlier. */
    public void expire(Sql sql, UUID id, Instant end) throws SQLException {
        sql.update("UPDATE api_keys SET expires_at = LEAST(COALESCE(expires_at, ?), ?) WHERE id = ?", end, end, id);
    }

    /** Revokes a key; false where there is none to revoke. */
    public boolean revoke(Sql sql, UUID id) throws SQLException {
        return sql.update("UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", clock.instant(), id)
                > 0;
    }

    /** Revokes all of a user's keys, and says which. */
    public List<UUID> revokeAll(Sql sql, UUID owner) throws SQLException {
        return sql.list(
                "UPDATE api_keys SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL RETURNING id",
                row -> row.uuid("id"),
                clock.instant(),
                owner);
    }

    /** The keys that were not revoked, in the order in which they were made. */
    public Page<ApiKey> page(Sql sql, PageRequest request) throws SQLException {
        UUID behind = request.place(LIST).map(Cursor::id).orElse(new UUID(0, 0));
        List<ApiKey> found = sql.list(
                "SELECT " + COLUMNS
                        + " FROM api_keys k WHERE revoked_at IS NULL AND id > ? ORDER BY id LIMIT ? OFFSET ?",
                ApiKeys::key,
                behind,
                request.limit() + 1L,
                request.offset());
        return Page.of(found, request.limit(), key -> new Cursor("", key.id().toString()));
    }

    Optional<KeyHolder> holder(Sql sql, String hash) throws SQLException {
        return sql.one(
                "SELECT " + COLUMNS + """
                        , u.username, u.role AS owner_role, now() AS told FROM api_keys k JOIN users u ON u.id = k.user_id
                        WHERE k.hash = ? AND k.revoked_at IS NULL AND NOT u.disabled
                        """,
                row -> new KeyHolder(key(row), row.text("username"), role(row, "owner_role"), row.time("told")),
                hash);
    }

    void used(Sql sql, UUID id) throws SQLException {
        sql.update("UPDATE api_keys SET last_used_at = ? WHERE id = ?", clock.instant(), id);
    }

    private static ApiKey key(Row row) throws SQLException {
        return new ApiKey(
                row.uuid("id"),
                row.uuid("user_id"),
                row.text("name"),
                row.text("prefix"),
                role(row, "role"),
                Scopes.parse(row.text("scope")).orElseThrow(),
                row.time("created_at"),
                row.maybeTime("expires_at"),
                row.maybeTime("last_used_at"));
    }

    private static Role role(Row row, String column) throws SQLException {
        return Role.of(row.text(column)).orElseThrow();
    }
}
