package io.rollcall.admin;

import io.rollcall.access.Role;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.json.Fields;
import io.rollcall.json.Rules;
import java.util.Optional;

/**
 * A merge patch (RFC 7396): what is empty stays as it is.
 *
 * @param locked whether the account is locked against guessing; false unlocks it
 */
record UserChange(
        Optional<Role> role, Optional<Boolean> disabled, Optional<String> password, Optional<Boolean> locked) {
    static UserChange from(Fields fields, PasswordPolicy policy) {
        var role = fields.optional("role", Rules.oneOf(Role.NAMES));
        var disabled = fields.optional("disabled", Rules.bool());
        var password = fields.optional("password", policy.chosen());
        var locked = fields.optional("locked", Rules.bool());
        fields.done();
        return new UserChange(role.get().flatMap(Role::of), disabled.get(), password.get(), locked.get());
    }

    @Override
    public String toString() {
        return "UserChange";
    }
}
