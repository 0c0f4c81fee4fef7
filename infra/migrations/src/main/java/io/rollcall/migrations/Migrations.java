package io.rollcall.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database up to date. Safe to run twice, and by two processes at once. */
public final class Migrations {
    /** The database roles, one per function. */
    public static final List<String> ROLES = List.of("rollcall_login", "rollcall_employees", "rollcall_admin");

    private static final String DUPLICATE_OBJECT = "42710";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final DataSource database;

    /** @param database connects as the owner of the tables */
    public Migrations(DataSource database) {
        this.database = database;
    }

    /**
     * Applies what is missing.
     *
     * @return whether the roles and their grants stand; false where the owner may not create roles
     */
    public boolean run() {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/postgresql")
                .load()
                .migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : ROLES) {
                create(statement, role);
            }
            statement.execute(grants());
            return true;
        } catch (SQLException refused) {
            if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                return false;
            }
            throw new IllegalStateException("The database's roles could not be made", refused);
        }
    }

    /** A role may sign in, but has no password until someone gives it one. */
    private static void create(Statement statement, String role) throws SQLException {
        try (var known = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            if (known.next()) {
                return;
            }
        }
        try {
            statement.execute("CREATE ROLE " + role + " LOGIN");
        } catch (SQLException refused) {
            if (!DUPLICATE_OBJECT.equals(refused.getSQLState()) && !UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                throw refused;
            }
        }
    }

    private static String grants() {
        try (InputStream sql = Migrations.class.getResourceAsStream("/db/grants.sql")) {
            if (sql == null) {
                throw new IllegalStateException("db/grants.sql is missing");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
