package io.rollcall.runtime;

import java.util.Locale;

/** The functions that answer requests. */
enum Function {
    LOGIN,
    EMPLOYEES,
    ADMIN;

    /** As folders and packages are called. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What Lambda is told to call. */
    String handler() {
        return "io.rollcall." + id() + "." + name().charAt(0) + id().substring(1) + "Handler";
    }

    /** The role that it has in the database. */
    String databaseRole() {
        return "rollcall_" + id();
    }
}
