package io.rollcall.migrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrations for Aurora DSQL: every statement is of its subset, and the same database comes of them as on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DsqlTest {
    private EmbeddedPostgres postgres;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setLocaleConfig("locale", "C")
                .start();
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    static Stream<String> statements() {
        return Stream.concat(Engine.AURORA_DSQL.files().stream(), Stream.of("db/grants.sql"))
                .flatMap(name -> Script.of(name).statements().stream());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void everyStatementIsOfDsqlsSubset(String statement) {
        assertEquals(Optional.empty(), DsqlSubset.refusal(statement));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE users (id uuid PRIMARY KEY)",
                "CREATE TABLE IF NOT EXISTS t (id serial PRIMARY KEY)",
                "CREATE TABLE IF NOT EXISTS t (id bigint GENERATED ALWAYS AS IDENTITY)",
                "CREATE TABLE IF NOT EXISTS t (data jsonb NOT NULL)",
                "CREATE TABLE IF NOT EXISTS t (tags text[] NOT NULL)",
                "CREATE TABLE IF NOT EXISTS t (name text COLLATE \"C\" NOT NULL)",
                "CREATE TABLE IF NOT EXISTS t (owner uuid REFERENCES users (id))",
                "CREATE TABLE IF NOT EXISTS t (owner uuid, FOREIGN KEY (owner) REFERENCES users (id))",
                "CREATE TABLE IF NOT EXISTS t (id uuid) PARTITION BY HASH (id)",
                "CREATE TEMPORARY TABLE IF NOT EXISTS t (id uuid)",
                "CREATE UNLOGGED TABLE IF NOT EXISTS t (id uuid)",
                "CREATE TABLE IF NOT EXISTS t AS SELECT 1",
                "CREATE INDEX i ON t (name)",
                "CREATE INDEX ASYNC i ON t (name)",
                "CREATE INDEX ASYNC IF NOT EXISTS i ON t (name DESC)",
                "CREATE INDEX ASYNC IF NOT EXISTS i ON t (lower(name))",
                "CREATE INDEX ASYNC IF NOT EXISTS i ON t (name) WHERE name IS NOT NULL",
                "CREATE INDEX ASYNC IF NOT EXISTS i ON t USING gin (name)",
                "CREATE SEQUENCE s",
                "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                "CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f()",
                "ALTER TABLE users ALTER COLUMN username_key TYPE text COLLATE \"C\"",
                "TRUNCATE users",
                "SAVEPOINT a",
                "DO $$ BEGIN END $$",
                "LOCK TABLE users",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO rollcall_login WITH GRANT OPTION"
            })
    void whatDsqlRefusesIsFound(String statement) {
        assertTrue(DsqlSubset.refusal(statement).isPresent());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyFileOfAnEngineIsApplied(Engine engine) throws IOException, URISyntaxException {
        List<String> folders = List.of(
                "db/migration",
                engine.files().get(1).substring(0, engine.files().get(1).lastIndexOf('/')));
        List<String> there = folders.stream()
                .flatMap(folder -> names(folder).map(name -> folder + "/" + name))
                .sorted()
                .toList();
        assertEquals(there, engine.files().stream().sorted().toList());
    }

    @Test
    void bothEnginesHaveTheSameIndexesButForTrigrams() {
        List<String> dsql = Stream.of("V2__indexes.sql", "V5__old_rows.sql", "V6__audit_targets.sql")
                .flatMap(name -> Script.of("db/dsql/" + name).statements().stream())
                .map(statement -> statement.replace(" ASYNC IF NOT EXISTS", ""))
                .toList();
        List<String> postgresql = Stream.of("V2__indexes.sql", "V5__old_rows.sql", "V6__audit_targets.sql")
                .flatMap(name -> Script.of("db/postgresql/" + name).statements().stream())
                .filter(statement -> statement.startsWith("CREATE INDEX") && !statement.contains("trgm"))
                .toList();
        assertEquals(postgresql, dsql);
    }

    @Test
    void theSameTablesComeOfIt() throws SQLException {
        DataSource plain = database("by_flyway");
        DataSource stepped = database("by_steps");
        assertTrue(new Migrations(plain).run());
        assertTrue(new Migrations(likeDsql(stepped), Engine.AURORA_DSQL).run());
        String columns = """
                SELECT string_agg(table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable, chr(10)
                                  ORDER BY table_name, column_name)
                FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name NOT IN ('flyway_schema_history', 'schema_history')
                """;
        assertEquals(text(plain, columns), text(stepped, columns));
        String grants = """
                SELECT string_agg(grantee || ' ' || privilege_type || ' ' || table_name || '.' || column_name, chr(10)
                                  ORDER BY grantee, privilege_type, table_name, column_name)
                FROM information_schema.column_privileges WHERE grantee LIKE 'rollcall%'
                """;
        assertEquals(text(plain, grants), text(stepped, grants));
    }

    @Test
    void aSecondRunChangesNothing() throws SQLException {
        DataSource database = likeDsql(database("twice"));
        new Migrations(database, Engine.AURORA_DSQL).run();
        String history = "SELECT string_agg(script || applied_at, ',' ORDER BY script) FROM schema_history";
        String first = text(database, history);
        new Migrations(database, Engine.AURORA_DSQL).run();
        assertEquals(first, text(database, history));
    }

    @Test
    void aRunThatStoppedHalfWayIsTakenUpAgain() throws SQLException {
        DataSource database = likeDsql(database("half"));
        try (Connection connection = database.getConnection()) {
            StepByStep steps = new StepByStep(connection);
            Script whole = Script.of("db/migration/V1__directory.sql");
            String broken = whole.text().replace("CREATE TABLE IF NOT EXISTS api_keys", "CREATE NOTHING");
            assertThrows(SQLException.class, () -> steps.apply(List.of(new Script(whole.name(), broken))));
        }
        assertTrue(new Migrations(database, Engine.AURORA_DSQL).run());
        assertEquals("1", text(database, "SELECT count(*) FROM administrator_guard"));
    }

    @Test
    void aFileThatChangedSinceIsRefused() throws SQLException {
        try (Connection connection = likeDsql(database("changed")).getConnection()) {
            StepByStep steps = new StepByStep(connection);
            steps.apply(List.of(new Script("one", "CREATE TABLE IF NOT EXISTS one (id uuid);\n")));
            assertThrows(
                    IllegalStateException.class,
                    () -> steps.apply(List.of(new Script("one", "CREATE TABLE IF NOT EXISTS one (id text);\n"))));
        }
    }

    @Test
    void someoneElsesTablesAreLeftAlone() throws SQLException {
        DataSource database = likeDsql(database("foreign_tables"));
        text(database, "CREATE TABLE users (name text)");
        Migrations migrations = new Migrations(database, Engine.AURORA_DSQL);
        assertThrows(IllegalStateException.class, migrations::run);
    }

    @Test
    void aPasswordLetsARoleSignInAndStandsInNoStatement() throws SQLException {
        DataSource database = database("passwords");
        new Migrations(database).run();
        try (Connection connection = database.getConnection()) {
            new Roles(connection).password("rollcall_login", "it's secret");
            assertThrows(IllegalArgumentException.class, () -> new Roles(connection).password("postgres", "x"));
        }
        assertTrue(text(database, "SELECT rolpassword FROM pg_authid WHERE rolname = 'rollcall_login'")
                .startsWith("SCRAM-SHA-256$"));
    }

    @Test
    void nothingButAnArnIsGrantedARole() throws SQLException {
        try (Connection connection = database("arns").getConnection()) {
            Roles roles = new Roles(connection);
            for (String arn : List.of("", "arn:aws:iam::1:role/x", "arn:aws:iam::123456789012:role/x' OR '1", "x")) {
                assertThrows(IllegalArgumentException.class, () -> roles.signInByDsqlIam("rollcall_login", arn));
            }
        }
    }

    private DataSource database(String name) throws SQLException {
        text(postgres.getPostgresDatabase(), "CREATE DATABASE " + name);
        return postgres.getDatabase("postgres", name);
    }

    /** PostgreSQL does not know the word ASYNC; all else goes to it as it is. */
    private static DataSource likeDsql(DataSource database) {
        return wrap(
                DataSource.class,
                database,
                connection -> wrap(
                        Connection.class, connection, statement -> wrap(Statement.class, statement, result -> result)));
    }

    private static <T> T wrap(Class<T> type, Object inner, java.util.function.UnaryOperator<Object> result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    if (values != null && values[0] instanceof String sql) {
                        values[0] = sql.replace("INDEX ASYNC", "INDEX");
                    }
                    try {
                        Object value = method.invoke(inner, values);
                        return method.getReturnType() == Connection.class || method.getReturnType() == Statement.class
                                ? result.apply(value)
                                : value;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private static String text(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static Stream<String> names(String folder) {
        try (Stream<Path> files =
                Files.list(Path.of(DsqlTest.class.getResource("/" + folder).toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException | URISyntaxException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
