package io.rollcall.runtime;

import java.util.Locale;

/** What there is a package of. */
enum Function {
    LOGIN("functions"),
    EMPLOYEES("functions"),
    ADMIN("functions"),
    MIGRATE("infra");

    private final String folder;

    Function(String folder) {
        this.folder = folder;
    }

    /** As packages are called. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it stands in the project. */
    String module() {
        return folder + "/" + id();
    }

    /** What Lambda is told to call. */
    String handler() {
        return "io.rollcall." + id() + "." + name().charAt(0) + id().substring(1) + "Handler";
    }

    /** The role that it has in the database; the migrate function is the owner. */
    String databaseRole() {
        return this == MIGRATE ? "postgres" : "rollcall_" + id();
    }
}
