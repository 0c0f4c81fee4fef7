package io.rollcall.account;

import io.rollcall.json.Rule;
import io.rollcall.json.Rules;
import java.text.Normalizer;
import java.util.Locale;

/** What a user's name may be. */
public final class Usernames {
    static final int MOST = 64;

    /** 1 to {@value #MOST} code points, trimmed, no control characters, and none that nobody sees: two names have to look like two. */
    public static final Rule<String> RULE = value -> {
        String name = Rules.name(MOST).apply(value);
        if (name.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)) {
            throw Rule.Broken.because("must not contain invisible characters");
        }
        return name;
    };

    private Usernames() {}

    /** The form in which names are compared: composed (NFKC) and without case. */
    public static String key(String username) {
        String composed = Normalizer.normalize(username.strip(), Normalizer.Form.NFKC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
