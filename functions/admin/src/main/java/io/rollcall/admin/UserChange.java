package io.rollcall.admin;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.access.Role;
import io.rollcall.account.NewPassword;
import java.util.Optional;

/**
 * A merge patch (RFC 7396): what is empty stays as it is.
 *
 * @param locked whether the account is locked against guessing; false unlocks it
 */
@Introspected
record UserChange(
        Optional<Role> role,
        Optional<Boolean> disabled,
        Optional<@NewPassword String> password,
        Optional<Boolean> locked) {
    @Override
    public String toString() {
        return "UserChange";
    }
}
