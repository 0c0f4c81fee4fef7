package io.rollcall.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rollcall.migrations.Migrations;
import io.rollcall.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database refuses to each function, should its code ever ask. */
class RoleTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final TestPostgres.Copy DATABASE = TestPostgres.copy();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rollcall_employees | SELECT hash FROM passwords",
                "rollcall_employees | SELECT 1 FROM refresh_tokens",
                "rollcall_employees | SELECT 1 FROM sign_in_failures",
                "rollcall_employees | INSERT INTO users SELECT * FROM users",
                "rollcall_employees | UPDATE users SET role = 'admin'",
                "rollcall_employees | UPDATE sessions SET ended_at = NULL",
                "rollcall_employees | INSERT INTO sessions SELECT * FROM sessions",
                "rollcall_employees | DELETE FROM sessions",
                "rollcall_employees | DELETE FROM rate_limits",
                "rollcall_employees | INSERT INTO signing_keys SELECT * FROM signing_keys",
                "rollcall_employees | INSERT INTO api_keys SELECT * FROM api_keys",
                "rollcall_employees | UPDATE api_keys SET role = 'admin'",
                "rollcall_employees | SELECT 1 FROM audit_events",
                "rollcall_admin | SELECT hash FROM passwords",
                "rollcall_admin | SELECT * FROM passwords",
                "rollcall_admin | SELECT 1 FROM refresh_tokens",
                "rollcall_admin | INSERT INTO refresh_tokens SELECT * FROM refresh_tokens",
                "rollcall_admin | INSERT INTO sessions SELECT * FROM sessions",
                "rollcall_admin | DELETE FROM sessions",
                "rollcall_admin | DELETE FROM rate_limits",
                "rollcall_admin | INSERT INTO signing_keys SELECT * FROM signing_keys",
                "rollcall_admin | UPDATE signing_keys SET n = 'x'",
                "rollcall_admin | SELECT 1 FROM employees",
                "rollcall_admin | DELETE FROM employees",
                "rollcall_login | SELECT 1 FROM employees",
                "rollcall_login | INSERT INTO employees SELECT * FROM employees",
                "rollcall_login | UPDATE employees SET city = 'x'",
                "rollcall_login | DELETE FROM employees",
                "rollcall_login | UPDATE users SET role = 'admin'",
                "rollcall_login | DELETE FROM users",
                "rollcall_login | DELETE FROM passwords",
                "rollcall_login | INSERT INTO api_keys SELECT * FROM api_keys",
                "rollcall_login | UPDATE api_keys SET scope = 'admin'",
                "rollcall_login | SELECT 1 FROM audit_events",
                "rollcall_login | UPDATE signing_keys SET retired_at = now()"
            })
    void aFunctionIsRefusedWhatIsNotItsOwn(String role, String statement) {
        refused(role, statement);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void nobodyRewritesTheTrailOrTheStructure(String role) {
        for (String statement : List.of(
                "UPDATE audit_events SET actor = 'x'",
                "DELETE FROM audit_events",
                "TRUNCATE audit_events",
                "DROP TABLE audit_events",
                "ALTER TABLE users ADD COLUMN x text",
                "CREATE TABLE x (y text)",
                "DELETE FROM signing_keys",
                "DELETE FROM api_keys",
                "SELECT 1 FROM flyway_schema_history",
                "SET ROLE postgres",
                "CREATE ROLE x SUPERUSER",
                "COPY users TO PROGRAM 'cat'")) {
            refused(role, statement);
        }
    }

    @Test
    void theRolesAreTheThreeFunctions() {
        assertEquals(List.of("rollcall_login", "rollcall_employees", "rollcall_admin"), Migrations.ROLES);
    }

    static Stream<String> roles() {
        return Migrations.ROLES.stream();
    }

    private static void refused(String role, String sql) {
        SQLException refusal = assertThrows(
                SQLException.class,
                () -> {
                    try (Connection connection = DriverManager.getConnection(DATABASE.url(role));
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                },
                () -> role + " may: " + sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), refusal::toString);
    }
}
