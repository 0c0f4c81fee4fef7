package io.rollcall.account;

import io.rollcall.access.Role;
import io.rollcall.database.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the first administrator, so that there is someone who can make the others. */
@Singleton
public final class FirstAdministrator {
    /** The first administrator's name. */
    public static final String NAME = "admin";

    private final Database database;
    private final Users users;
    private final PasswordHash passwords;

    FirstAdministrator(Database database, Users users, PasswordHash passwords) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
    }

    /**
     * Makes the administrator where there is none yet. Safe to run by two processes at once.
     *
     * @return the new administrator; empty where there was one
     */
    public Optional<User> ensure(String password) {
        boolean exists =
                database.run(sql -> sql.one("SELECT 1 AS one FROM users WHERE role = 'admin' LIMIT 1", row -> true)
                        .isPresent());
        if (exists) {
            return Optional.empty();
        }
        String hash = passwords.of(password);
        try {
            return Optional.of(database.transaction(sql -> users.add(sql, NAME, Role.ADMIN, hash)));
        } catch (UsernameTaken madeMeanwhile) {
            return Optional.empty();
        }
    }
}
