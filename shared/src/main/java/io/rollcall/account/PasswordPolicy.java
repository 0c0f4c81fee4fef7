package io.rollcall.account;

import io.rollcall.failure.Invalid;
import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What a new password may be (NIST SP 800-63B-4, section 3.1.1): long enough, not one of the most common, not the user's name, and nothing
 * about its letters. Lengths count code points; nothing is cut off.
 */
@Singleton
public final class PasswordPolicy implements CheckedAtStart {
    /** The longest password, in code points. */
    public static final int MOST = 256;

    private static final int DEFAULT_LEAST = 8;
    private static final int LARGEST_LEAST = 64;

    private final int least;
    private final CommonPasswords common;

    PasswordPolicy(Settings settings, CommonPasswords common) {
        this.least = settings.integer("ROLLCALL_PASSWORD_LENGTH", DEFAULT_LEAST, DEFAULT_LEAST, LARGEST_LEAST);
        this.common = common;
    }

    /** Returns the rule that a password breaks, as a predicate; empty where it breaks none. */
    Optional<String> broken(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < least || length > MOST) {
            return Optional.of("must be " + least + " to " + MOST + " characters long");
        }
        return common.contains(password) ? Optional.of("is one of the most common passwords") : Optional.empty();
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
