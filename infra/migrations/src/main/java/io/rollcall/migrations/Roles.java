package io.rollcall.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** The functions' database roles, and how each proves who it is. */
public final class Roles {
    private static final String DUPLICATE_OBJECT = "42710";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:(role|user)/[A-Za-z0-9+=,.@_/-]+");

    private final Connection connection;

    /** @param connection of the owner, in auto-commit mode */
    public Roles(Connection connection) {
        this.connection = connection;
    }

    /** Makes a role that may sign in, but has no password until someone gives it one. */
    void create(String role) throws SQLException {
        if (exists(role)) {
            return;
        }
        try {
            execute("CREATE ROLE " + role + " WITH LOGIN");
        } catch (SQLException refused) {
            if (!DUPLICATE_OBJECT.equals(refused.getSQLState()) && !UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                throw refused;
            }
        }
    }

    /** Gives one of {@link Migrations#ROLES} a password; it is hashed here (SCRAM), so that no statement and no log shows it. */
    public void password(String role, String password) throws SQLException {
        requireOurs(role);
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    /** Whether this is a server of RDS or Aurora, where IAM may let roles in. */
    public boolean knowRdsIam() throws SQLException {
        return exists("rds_iam");
    }

    /** Lets one of {@link Migrations#ROLES} sign in by IAM at Aurora PostgreSQL. */
    public void signInByRdsIam(String role) throws SQLException {
        requireOurs(role);
        execute("GRANT rds_iam TO " + role);
    }

    /**
     * Lets an IAM role or user sign in as one of {@link Migrations#ROLES} at Aurora DSQL.
     *
     * @throws IllegalArgumentException when the name is no ARN of one
     */
    public void signInByDsqlIam(String role, String arn) throws SQLException {
        requireOurs(role);
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException("Not the ARN of an IAM role or user");
        }
        execute("AWS IAM GRANT " + role + " TO '" + arn + "'");
    }

    private static void requireOurs(String role) {
        if (!Migrations.ROLES.contains(role)) {
            throw new IllegalArgumentException("Not a role of a function");
        }
    }

    private boolean exists(String role) throws SQLException {
        return Conflicts.retry(() -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
                statement.setString(1, role);
                try (var known = statement.executeQuery()) {
                    return known.next();
                }
            }
        });
    }

    private void execute(String sql) throws SQLException {
        Conflicts.retry(() -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
