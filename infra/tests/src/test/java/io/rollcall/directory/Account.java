package io.rollcall.directory;

import java.util.Locale;

/** The accounts that every suite may borrow, one for each role; a suite that changes an account makes its own. */
public enum Account {
    USER,
    EDITOR,
    ADMIN;

    /** The name it signs in with. */
    public String username() {
        return this == ADMIN ? "admin" : "the-" + role();
    }

    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }
}
