package io.rollcall.login;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.account.NewPassword;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.input.Length;
import jakarta.validation.constraints.NotNull;

/** The present password, and the next one. */
@Introspected
record PasswordRequest(
        @NotNull @Length(min = 1, max = PasswordPolicy.MOST) String currentPassword,
        @NotNull @NewPassword String newPassword) {
    @Override
    public String toString() {
        return "PasswordRequest";
    }
}
