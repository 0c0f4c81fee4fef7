package io.rollcall.account;

import java.text.Normalizer;
import java.util.Locale;

/** What a user's name may be. */
public final class Usernames {
    /** The longest name, in code points. */
    public static final int MOST = 64;

    /**
     * What nobody sees (Unicode's Default_Ignorable_Code_Point, as far as it is not of the category Format), and a blank that is none: pairs of first
     * and last code points.
     */
    private static final int[] INVISIBLE = {
        0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2065, 0x2065, 0x2800, 0x2800, 0x3164, 0x3164,
        0xFE00, 0xFE0F, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF
    };

    private Usernames() {}

    static boolean isInvisible(int c) {
        for (int i = 0; i < INVISIBLE.length; i += 2) {
            if (c >= INVISIBLE[i] && c <= INVISIBLE[i + 1]) {
                return true;
            }
        }
        return Character.getType(c) == Character.FORMAT;
    }

    /** The form in which names are compared: composed (NFKC) and without case. */
    public static String key(String username) {
        String composed = Normalizer.normalize(username.strip(), Normalizer.Form.NFKC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
