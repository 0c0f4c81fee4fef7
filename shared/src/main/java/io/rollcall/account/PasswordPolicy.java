package io.rollcall.account;

import io.rollcall.failure.Invalid;
import io.rollcall.json.Rule;
import io.rollcall.json.Rule.Broken;
import io.rollcall.json.Rules;
import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;

/**
 * What a new password may be (NIST SP 800-63B-4, section 3.1.1): long enough, not one of the most common, not the user's name, and nothing
 * about its letters. Lengths count code points; nothing is cut off.
 */
@Singleton
public final class PasswordPolicy implements CheckedAtStart {
    static final int MOST = 256;
    private static final int DEFAULT_LEAST = 8;
    private static final int LARGEST_LEAST = 64;

    private final int least;
    private final CommonPasswords common;

    PasswordPolicy(Settings settings, CommonPasswords common) {
        this.least = settings.integer("ROLLCALL_PASSWORD_LENGTH", DEFAULT_LEAST, DEFAULT_LEAST, LARGEST_LEAST);
        this.common = common;
    }

    /** A password that is being chosen. */
    public Rule<String> chosen() {
        Rule<String> length = Rules.text(least, MOST);
        return value -> {
            String password = length.apply(value);
            if (common.contains(password)) {
                throw Broken.because("is one of the most common passwords");
            }
            return password;
        };
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
    public void requireOther(String field, String password, String username) {
        if (Usernames.key(password).equals(Usernames.key(username))) {
            throw new Invalid(field, field + " must not be the user name");
        }
    }
}
