package io.rollcall.testing;

import io.rollcall.migrations.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL for all tests of a JVM. It is migrated once; each suite gets a copy of that database. */
public final class TestPostgres {
    private static final String OWNER = "postgres";
    private static final String TEMPLATE = "rollcall_template";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private TestPostgres() {
        try {
            this.postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "200")
                    .setLocaleConfig("locale", "C")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        execute("postgres", "CREATE DATABASE " + TEMPLATE);
        PGSimpleDataSource template = new PGSimpleDataSource();
        template.setUrl(url(TEMPLATE, OWNER));
        if (!new Migrations(template).run()) {
            throw new IllegalStateException("The functions' roles could not be made");
        }
    }

    /** A database as the migrations leave it, which nobody else uses. */
    public static Copy copy() {
        TestPostgres server = Holder.SERVER;
        String name = "copy_" + COPIES.incrementAndGet();
        server.execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new Copy(server, name);
    }

    /** A database in which nothing is yet. */
    public static Copy empty() {
        TestPostgres server = Holder.SERVER;
        String name = "empty_" + COPIES.incrementAndGet();
        server.execute("postgres", "CREATE DATABASE " + name);
        return new Copy(server, name);
    }

    private String url(String database, String user) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database + "?user=" + user;
    }

    private void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(url(database, OWNER));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private long number(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(url(database, OWNER));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** One suite's database. */
    public static final class Copy {
        private final TestPostgres server;
        private final String name;

        private Copy(TestPostgres server, String name) {
            this.server = server;
            this.name = name;
        }

        /** For the owner of all tables. */
        public String url() {
            return url(OWNER);
        }

        /** For one of {@link Migrations#ROLES}. */
        public String url(String role) {
            return server.url(name, role);
        }

        /** Does as the owner what no route does. */
        public void execute(String sql) {
            server.execute(name, sql);
        }

        /** The one number that a query finds. */
        public long number(String sql) {
            return server.number(name, sql);
        }
    }

    private static final class Holder {
        private static final TestPostgres SERVER = new TestPostgres();
    }
}
