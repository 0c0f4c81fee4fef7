package io.rollcall.account;

import io.rollcall.failure.Invalid;
import io.rollcall.json.Rule;
import io.rollcall.json.Rules;

/** What a new password may be (NIST SP 800-63B-4, section 3.1.1): long enough, not the user's name, and nothing about its letters. */
public final class PasswordRules {
    static final int LEAST = 8;
    static final int MOST = 256;

    private PasswordRules() {}

    /** A password that is being chosen. */
    public static Rule<String> chosen() {
        return Rules.text(LEAST, MOST);
    }

    /** A password that is being tried: whatever it is, so that trying tells nothing of the rules. */
    public static Rule<String> tried() {
        return Rules.text(1, MOST);
    }

    /**
     * Refuses a password that is the user's name.
     *
     * @throws Invalid when it is, in any case of its letters
     */
    public static void requireOther(String password, String username) {
        if (Usernames.key(password).equals(Usernames.key(username))) {
            throw new Invalid("password", "password must not be the user name");
        }
    }
}
