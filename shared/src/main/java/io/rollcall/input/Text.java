package io.rollcall.input;

/** Checks what every text of the input has to be before a constraint looks at it. */
public final class Text {
    private Text() {}

    /** Returns true if the text can be stored and sent again: no NUL, which PostgreSQL refuses, and no half of a surrogate pair. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
