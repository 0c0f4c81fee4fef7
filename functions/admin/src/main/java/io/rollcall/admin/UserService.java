package io.rollcall.admin;

import io.rollcall.account.User;
import io.rollcall.account.UserNotFound;
import io.rollcall.account.Users;
import io.rollcall.database.Database;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What administrators may do with users. */
@Singleton
final class UserService {
    private final Database database;
    private final Users users;

    UserService(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    User get(UUID id) {
        return database.run(sql -> users.find(sql, id)).orElseThrow(() -> new UserNotFound(id));
    }

    Page<User> page(Optional<String> username, PageRequest request) {
        return database.run(sql -> users.page(sql, username, request));
    }
}
