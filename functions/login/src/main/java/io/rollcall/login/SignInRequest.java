package io.rollcall.login;

import io.rollcall.account.PasswordPolicy;
import io.rollcall.json.Fields;
import io.rollcall.json.Rules;

/** A name and a password that is being tried. */
record SignInRequest(String username, String password) {
    static SignInRequest from(Fields fields) {
        var username = fields.required("username", Rules.text(1, 256));
        var password = fields.required("password", PasswordPolicy.tried());
        fields.done();
        return new SignInRequest(username.get(), password.get());
    }

    @Override
    public String toString() {
        return "SignInRequest[" + username + "]";
    }
}
