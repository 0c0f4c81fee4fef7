package io.rollcall.login;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.account.NewPassword;
import io.rollcall.account.NewUsername;
import io.rollcall.account.Usernames;
import io.rollcall.input.Name;
import jakarta.validation.constraints.NotNull;

/** A name, trimmed, and a password that is being chosen. */
@Introspected
record RegisterRequest(
        @NotNull @Name(max = Usernames.MOST) @NewUsername String username,
        @NotNull @NewPassword String password) {
    RegisterRequest {
        username = Name.Spaces.trimmed(username);
    }

    @Override
    public String toString() {
        return "RegisterRequest[" + username + "]";
    }
}
