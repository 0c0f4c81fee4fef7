package io.rollcall.login;

import io.rollcall.account.PasswordPolicy;
import io.rollcall.account.Usernames;
import io.rollcall.json.Fields;

/** A name and a password that is being chosen. */
record RegisterRequest(String username, String password) {
    static RegisterRequest from(Fields fields, PasswordPolicy policy) {
        var username = fields.required("username", Usernames.RULE);
        var password = fields.required("password", policy.chosen());
        fields.done();
        policy.requireOther("password", password.get(), username.get());
        return new RegisterRequest(username.get(), password.get());
    }

    @Override
    public String toString() {
        return "RegisterRequest[" + username + "]";
    }
}
