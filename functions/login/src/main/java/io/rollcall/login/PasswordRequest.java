package io.rollcall.login;

import io.rollcall.account.PasswordRules;
import io.rollcall.json.Fields;

/** The password that is, and the one that is to be. */
record PasswordRequest(String currentPassword, String newPassword) {
    static PasswordRequest from(Fields fields) {
        var current = fields.required("current_password", PasswordRules.tried());
        var next = fields.required("new_password", PasswordRules.chosen());
        fields.done();
        return new PasswordRequest(current.get(), next.get());
    }

    @Override
    public String toString() {
        return "PasswordRequest";
    }
}
