package io.rollcall.account;

import io.micronaut.transaction.annotation.Transactional;
import io.rollcall.access.Role;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the first administrator, so that there is someone who can make the others. */
@Singleton
public class FirstAdministrator {
    /** The first administrator's name. */
    public static final String NAME = "admin";

    private final Users users;
    private final PasswordHash passwords;

    FirstAdministrator(Users users, PasswordHash passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /**
     * Makes the administrator where there is none yet. Safe to run by two processes concurrently.
     *
     * @return the new administrator; empty where there was one
     */
    public Optional<User> ensure(String password) {
        if (users.hasAdministrator()) {
            return Optional.empty();
        }
        String hash = passwords.of(password);
        try {
            return Optional.of(add(hash));
        } catch (UsernameTaken madeMeanwhile) {
            return Optional.empty();
        }
    }

    @Transactional
    protected User add(String hash) {
        return users.add(NAME, Role.ADMIN, hash);
    }
}
