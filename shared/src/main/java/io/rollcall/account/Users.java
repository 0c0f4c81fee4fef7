package io.rollcall.account;

import io.rollcall.access.Role;
import io.rollcall.database.Like;
import io.rollcall.database.Row;
import io.rollcall.database.Sql;
import io.rollcall.page.Cursor;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of users, and their passwords' hashes beside it. */
@Singleton
public final class Users {
    private static final String COLUMNS = "id, username, role, disabled, created_at";

    private final Ids ids;
    private final Clock clock;

    Users(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a user.
     *
     * @param hash of the first password
     * @throws UsernameTaken when the name is in use, in any case of its letters
     */
    public User add(Sql sql, String username, Role role, String hash) throws SQLException {
        User user = new User(ids.next(), username, role, false, clock.instant().truncatedTo(ChronoUnit.MICROS));
        int added = sql.update("""
                INSERT INTO users (id, username, username_key, role, disabled, created_at)
                VALUES (?, ?, ?, ?, false, ?)
                ON CONFLICT (username_key) DO NOTHING
                """, user.id(), username, Usernames.key(username), role.id(), user.createdAt());
        if (added == 0) {
            throw new UsernameTaken();
        }
        sql.update(
                "INSERT INTO passwords (user_id, hash, changed_at) VALUES (?, ?, ?)",
                user.id(),
                hash,
                user.createdAt());
        return user;
    }

    /** As {@link #find}, and nobody else changes the user before the transaction ends. */
    public Optional<User> lock(Sql sql, UUID id) throws SQLException {
        return sql.one("SELECT " + COLUMNS + " FROM users WHERE id = ? FOR UPDATE", Users::user, id);
    }

    /**
     * Changes what a user is.
     *
     * @param user the user as read under a lock in this transaction
     * @throws LastAdministrator when no enabled administrator would be left
     */
    public User change(Sql sql, User user, Role role, boolean disabled) throws SQLException {
        if (role != Role.ADMIN || disabled) {
            requireAnother(sql, user);
        }
        if (disabled) {
            holdPassword(sql, user.id());
        }
        sql.update("UPDATE users SET role = ?, disabled = ? WHERE id = ?", role.id(), disabled, user.id());
        return new User(user.id(), user.username(), role, disabled, user.createdAt());
    }

    /**
     * Deletes a user and the password.
     *
     * @param user the user as read under a lock in this transaction
     * @throws LastAdministrator when no enabled administrator would be left
     */
    public void delete(Sql sql, User user) throws SQLException {
        requireAnother(sql, user);
        sql.update("DELETE FROM users WHERE id = ?", user.id());
        sql.update("DELETE FROM passwords WHERE user_id = ?", user.id());
    }

    /**
     * Whoever takes an administrator away writes the guard's row first, so that two who try at once go one after the other.
     *
     * @throws LastAdministrator when the user is an enabled administrator, and the only one
     */
    public void requireAnother(Sql sql, User user) throws SQLException {
        if (user.role() != Role.ADMIN || user.disabled()) {
            return;
        }
        sql.update("UPDATE administrator_guard SET changes = changes + 1 WHERE id = 1");
        boolean another = sql.one(
                        "SELECT 1 AS one FROM users WHERE role = 'admin' AND NOT disabled AND id <> ? LIMIT 1",
                        row -> true,
                        user.id())
                .isPresent();
        if (!another) {
            throw new LastAdministrator();
        }
    }

    /**
     * Whether a hash is still the one that is kept, and the user not disabled; both stay so until the transaction ends. Whoever verified a password
     * outside asks before acting on it, because much may have changed in between.
     */
    public boolean isCurrent(Sql sql, UUID id, String hash) throws SQLException {
        return sql.one("SELECT hash FROM passwords WHERE user_id = ? FOR UPDATE", row -> row.text("hash"), id)
                        .filter(hash::equals)
                        .isPresent()
                && find(sql, id).filter(user -> !user.disabled()).isPresent();
    }

    /** Waits for whoever is about to act on the user's password, and has everyone after that see what this transaction does. */
    private static void holdPassword(Sql sql, UUID id) throws SQLException {
        sql.update("UPDATE passwords SET changed_at = changed_at WHERE user_id = ?", id);
    }

    /** Sets a user's password. */
    public void setPassword(Sql sql, UUID id, String hash) throws SQLException {
        sql.update("UPDATE passwords SET hash = ?, changed_at = ? WHERE user_id = ?", hash, clock.instant(), id);
    }

    public Optional<User> find(Sql sql, UUID id) throws SQLException {
        return sql.one("SELECT " + COLUMNS + " FROM users WHERE id = ?", Users::user, id);
    }

    /** A user and the hash of the password, by the name in any case. */
    public Optional<Registered> findByName(Sql sql, String username) throws SQLException {
        return sql.one(
                "SELECT " + COLUMNS + ", hash FROM users JOIN passwords ON user_id = id WHERE username_key = ?",
                row -> new Registered(user(row), row.text("hash")),
                Usernames.key(username));
    }

    /**
     * Users in the order in which they were made.
     *
     * @param username contained in the name, in any case; empty for all
     */
    public Page<User> page(Sql sql, Optional<String> username, PageRequest request) throws SQLException {
        UUID behind = request.place(list(username)).map(Cursor::id).orElse(new UUID(0, 0));
        List<User> found = sql.list(
                "SELECT " + COLUMNS + " FROM users WHERE id > ? AND username_key LIKE ? ORDER BY id LIMIT ? OFFSET ?",
                Users::user,
                behind,
                Like.containing(username.map(Usernames::key).orElse("")),
                request.limit() + 1L,
                request.offset());
        return Page.of(found, request.limit(), user -> new Cursor("", user.id().toString()));
    }

    /** Tells a list of users from every other, for its cursors. */
    public static String list(Optional<String> username) {
        return "users " + username;
    }

    static User user(Row row) throws SQLException {
        return new User(
                row.uuid("id"),
                row.text("username"),
                Role.of(row.text("role")).orElseThrow(),
                row.bool("disabled"),
                row.time("created_at"));
    }

    /**
     * A user with the hash of the password.
     *
     * @param hash never leaves the sign-in
     */
    public record Registered(User user, String hash) {
        @Override
        public String toString() {
            return user.toString();
        }
    }
}
