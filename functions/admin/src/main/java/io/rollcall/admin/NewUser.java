package io.rollcall.admin;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.access.Role;
import io.rollcall.account.NewPassword;
import io.rollcall.account.NewUsername;
import io.rollcall.account.Usernames;
import io.rollcall.input.Name;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * A user to be made.
 *
 * @param username trimmed
 * @param role {@code user} unless another is asked for
 */
@Introspected
record NewUser(
        @NotNull @Name(max = Usernames.MOST) @NewUsername String username,
        @NotNull @NewPassword String password,
        Optional<Role> role) {
    NewUser {
        username = Name.Spaces.trimmed(username);
    }

    Role granted() {
        return role.orElse(Role.USER);
    }

    @Override
    public String toString() {
        return "NewUser[" + username + "]";
    }
}
