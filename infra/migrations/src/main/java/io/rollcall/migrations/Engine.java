package io.rollcall.migrations;

import java.util.List;

/** A database engine, and the files that bring it up to date, in order. */
public enum Engine {
    /** PostgreSQL, and Aurora PostgreSQL, which is one. */
    POSTGRESQL("db/postgresql"),

    /** Aurora DSQL, which speaks PostgreSQL's language but not all of it. */
    AURORA_DSQL("db/dsql");

    private final String folder;

    Engine(String folder) {
        this.folder = folder;
    }

    /** Class path names: what is every engine's, and what is this one's own. */
    List<String> files() {
        return List.of(
                "db/migration/V1__directory.sql",
                folder + "/V2__indexes.sql",
                "db/migration/V3__rate_limits.sql",
                "db/migration/V4__idempotency.sql",
                folder + "/V5__old_rows.sql",
                folder + "/V6__audit_targets.sql");
    }

    /** Where Flyway looks for them. */
    String[] locations() {
        return new String[] {"classpath:db/migration", "classpath:" + folder};
    }
}
