package io.rollcall.login;

import io.rollcall.account.PasswordPolicy;
import io.rollcall.json.Fields;

/** The password that is, and the one that is to be. */
record PasswordRequest(String currentPassword, String newPassword) {
    static PasswordRequest from(Fields fields, String username, PasswordPolicy policy) {
        var current = fields.required("current_password", PasswordPolicy.tried());
        var next = fields.required("new_password", policy.chosen());
        fields.done();
        policy.requireOther("new_password", next.get(), username);
        return new PasswordRequest(current.get(), next.get());
    }

    @Override
    public String toString() {
        return "PasswordRequest";
    }
}
