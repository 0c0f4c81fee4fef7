package io.rollcall.login;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.input.Length;
import jakarta.validation.constraints.NotNull;

/** A name and a password that is being tried: whatever it is, so that trying says nothing of the rules. */
@Introspected
record SignInRequest(
        @NotNull @Length(min = 1, max = 256) String username,
        @NotNull @Length(min = 1, max = PasswordPolicy.MOST) String password) {
    @Override
    public String toString() {
        return "SignInRequest[" + username + "]";
    }
}
