package io.rollcall.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database up to date. Safe to run twice, and by two processes at once. */
public final class Migrations {
    /** The database roles, one per function. */
    public static final List<String> ROLES = List.of("rollcall_login", "rollcall_employees", "rollcall_admin");

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final long GRANT_LOCK = 7_105_218_831L;

    private final DataSource database;
    private final Engine engine;

    /** For PostgreSQL. */
    public Migrations(DataSource database) {
        this(database, Engine.POSTGRESQL);
    }

    /**
     * @param database connects as the owner of the tables
     * @param engine what stands behind it; it cannot be asked, because DSQL answers that it is PostgreSQL
     */
    public Migrations(DataSource database, Engine engine) {
        this.database = database;
        this.engine = engine;
    }

    /**
     * Applies what is missing.
     *
     * @return whether the roles and their grants stand; false where the owner may not create roles
     */
    public boolean run() {
        if (engine == Engine.POSTGRESQL) {
            Flyway.configure()
                    .dataSource(database)
                    .locations(engine.locations())
                    .load()
                    .migrate();
        }
        try (Connection connection = database.getConnection()) {
            StepByStep steps = new StepByStep(connection);
            if (engine == Engine.AURORA_DSQL) {
                steps.apply(engine.files().stream().map(Script::of).toList());
            }
            return grant(connection, steps);
        } catch (SQLException failed) {
            throw new IllegalStateException("The database could not be brought up to date", failed);
        }
    }

    private boolean grant(Connection connection, StepByStep steps) throws SQLException {
        try {
            Roles roles = new Roles(connection);
            for (String role : ROLES) {
                roles.create(role);
            }
            if (engine == Engine.POSTGRESQL) {
                // Two who grant at once would trip over each other; DSQL knows no such lock, but says that one should
                // try again.
                connection.setAutoCommit(false);
                steps.execute("SELECT pg_advisory_xact_lock(" + GRANT_LOCK + ")");
            }
            for (String statement : Script.of("db/grants.sql").statements()) {
                steps.execute(statement);
            }
            if (engine == Engine.POSTGRESQL) {
                connection.commit();
                connection.setAutoCommit(true);
            }
            return true;
        } catch (SQLException refused) {
            if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                return false;
            }
            throw refused;
        }
    }
}
