package io.rollcall.migrations;

import java.util.List;

/** A database engine, and the files that bring it up to date, in order. */
public enum Engine {
    /** PostgreSQL, and Aurora PostgreSQL, which is one. */
    POSTGRESQL("db/postgresql/V2__indexes.sql"),

    /** Aurora DSQL, which speaks PostgreSQL's language but not all of it. */
    AURORA_DSQL("db/dsql/V2__indexes.sql");

    private final String indexes;

    Engine(String indexes) {
        this.indexes = indexes;
    }

    /** Class path names; all but the second are every engine's. */
    List<String> files() {
        return List.of(
                "db/migration/V1__directory.sql",
                indexes,
                "db/migration/V3__rate_limits.sql",
                "db/migration/V4__idempotency.sql");
    }

    /** Where Flyway looks for them. */
    String[] locations() {
        return new String[] {"classpath:db/migration", "classpath:" + indexes.substring(0, indexes.lastIndexOf('/'))};
    }
}
