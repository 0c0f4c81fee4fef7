package io.rollcall.account;

import io.rollcall.access.Role;
import io.rollcall.database.DatabaseFailures;
import io.rollcall.database.Like;
import io.rollcall.page.Cursor;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The users that there are, with their passwords' hashes. What writes several rows belongs into a transaction. Thread-safe. */
@Singleton
public final class Users {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final UserRepository users;
    private final PasswordRepository passwords;
    private final RegisteredRepository registered;
    private final AdministratorGuardRepository guard;
    private final Ids ids;
    private final Clock clock;

    Users(
            UserRepository users,
            PasswordRepository passwords,
            RegisteredRepository registered,
            AdministratorGuardRepository guard,
            Ids ids,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.registered = registered;
        this.guard = guard;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a user.
     *
     * @param hash of the first password
     * @throws UsernameTaken when the name is in use, in any case of its letters
     */
    public User add(String username, Role role, String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        User user = new User(ids.next(), username, Usernames.key(username), role, false, now);
        try {
            users.save(user);
        } catch (RuntimeException failed) {
            if (DatabaseFailures.uniqueConstraint(failed).isPresent()) {
                throw new UsernameTaken();
            }
            throw failed;
        }
        passwords.save(new Password(user.id(), hash, now));
        return user;
    }

    /** As {@link #find}, and nobody else changes the user before the transaction ends. */
    public Optional<User> lock(UUID id) {
        return users.findByIdForUpdate(id);
    }

    /**
     * Changes what a user is.
     *
     * @param user as read under a lock in this transaction
     * @throws LastAdministrator when no enabled administrator would be left
     */
    public User change(User user, Role role, boolean disabled) {
        if (role != Role.ADMIN || disabled) {
            requireAnother(user);
        }
        if (disabled) {
            passwords.hold(user.id());
        }
        User changed = user.with(role, disabled);
        users.update(changed);
        return changed;
    }

    /**
     * Deletes a user and the password.
     *
     * @param user as read under a lock in this transaction
     * @throws LastAdministrator when no enabled administrator would be left
     */
    public void delete(User user) {
        requireAnother(user);
        users.deleteOf(user.id());
        passwords.deleteOf(user.id());
    }

    /**
     * Refuses to take the last administrator away. Takes the guard first, so that two transactions that try concurrently run one after the
     * other.
     *
     * @throws LastAdministrator when the user is an enabled administrator, and the only one
     */
    public void requireAnother(User user) {
        if (user.role() != Role.ADMIN || user.disabled()) {
            return;
        }
        guard.take();
        if (users.countOtherAdministratorsToOne(user.id()) == 0) {
            throw new LastAdministrator();
        }
    }

    /** Returns true if there is an administrator, whether enabled or not. */
    boolean hasAdministrator() {
        return users.countAdministratorsToOne() > 0;
    }

    /**
     * Returns true if a hash is still the stored one, and the user not disabled; both stay so until the transaction ends. A password is
     * verified outside a transaction, and much may have changed since.
     */
    public boolean isCurrent(UUID id, String hash) {
        return passwords.lockHash(id).filter(hash::equals).isPresent()
                && find(id).filter(user -> !user.disabled()).isPresent();
    }

    /** Sets a user's password. */
    public void setPassword(UUID id, String hash) {
        passwords.change(id, hash, clock.instant());
    }

    public Optional<User> find(UUID id) {
        return users.findById(id);
    }

    /** Returns a user and the hash of the password, by the name in any case. */
    public Optional<Registered> findByName(String username) {
        return registered.findByUserUsernameKey(Usernames.key(username));
    }

    /**
     * Returns users in the order in which they were made.
     *
     * @param username contained in the name, in any case; empty for all
     */
    public Page<User> page(Optional<String> username, PageRequest request) {
        UUID after = request.after(list(username)).map(Cursor::id).orElse(BEFORE_ALL);
        String pattern = Like.containing(username.map(Usernames::key).orElse(""));
        return Page.of(
                users.findByIdGreaterThanAndUsernameKeyLikeOrderById(after, pattern, request.limitOfOneMore()),
                request.most(),
                user -> new Cursor("", user.id().toString()));
    }

    /** Returns a text that tells a list of users from every other, for its cursors. */
    public static String list(Optional<String> username) {
        return "users " + username;
    }
}
