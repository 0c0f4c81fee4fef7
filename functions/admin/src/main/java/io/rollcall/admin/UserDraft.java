package io.rollcall.admin;

import io.rollcall.access.Role;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.account.Usernames;
import io.rollcall.json.Fields;
import io.rollcall.json.Rules;

/** A user to be. */
record UserDraft(String username, String password, Role role) {
    static UserDraft from(Fields fields, PasswordPolicy policy) {
        var username = fields.required("username", Usernames.RULE);
        var password = fields.required("password", policy.chosen());
        var role = fields.optional("role", Rules.oneOf(Role.NAMES));
        fields.done();
        policy.requireOther("password", password.get(), username.get());
        return new UserDraft(
                username.get(), password.get(), role.get().flatMap(Role::of).orElse(Role.USER));
    }

    @Override
    public String toString() {
        return "UserDraft[" + username + "]";
    }
}
