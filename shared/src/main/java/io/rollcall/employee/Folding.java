package io.rollcall.employee;

import io.rollcall.database.Like;
import java.util.Locale;

/** The form of a text in which searches look: without case, by Unicode's own rules and alike on every engine. */
final class Folding {
    private Folding() {}

    /** Letter by letter on the way down: a whole string would turn a sigma at its end into another letter. */
    static String fold(String text) {
        return text.toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A pattern for LIKE that finds the text anywhere; the pattern's own signs stand for themselves. */
    static String containing(String text) {
        return Like.containing(fold(text));
    }
}
