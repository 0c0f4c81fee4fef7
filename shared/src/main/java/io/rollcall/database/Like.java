package io.rollcall.database;

/** Patterns for LIKE in which the signs of patterns stand for themselves. */
public final class Like {
    private Like() {}

    /** Finds the text anywhere. */
    public static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
