package io.rollcall.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.KeyGenerator;
import org.apache.commons.io.FileUtils;
import org.postgresql.PGConnection;

/**
 * A PostgreSQL of our own, unpacked from its package, with its data in the data folder. It listens where every user of this machine may
 * connect, so it asks for a password that only the folder's owner can read.
 */
final class LocalPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 20;

    private static final String OWNER = "postgres";
    private static final String PASSWORD_FILE = "postgresql-password";
    private static final String ACCESS_FILE = "pg_hba.conf";
    private static final String BY_PASSWORD = "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final String BY_NAME = "host all all 127.0.0.1/32 trust\n";

    private final EmbeddedPostgres postgres;
    private final String password;

    private LocalPostgres(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    static LocalPostgres start(DataFolder folder, Console console) {
        Path data = folder.resolve("postgresql");
        Path programs = folder.resolve("postgresql-programs");
        stopLeftOver(data, console);
        removeUnfinished(programs);
        console.step(
                Files.exists(programs) ? "Starting PostgreSQL" : "Unpacking PostgreSQL, making its data, starting it");
        try {
            openWithoutPassword(folder, data);
            String password = folder.secret(PASSWORD_FILE, LocalPostgres::newPassword);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setConnectConfig("password", password)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    // The library trades durability for speed; a directory does not.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("unix_socket_directories", "")
                    .setLocaleConfig("locale", "C")
                    .start();
            Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwx------"));
            demandPassword(postgres, data, password);
            return new LocalPostgres(postgres, password);
        } catch (IOException | SQLException | IllegalStateException failed) {
            throw new StartException("PostgreSQL did not start in " + data + ": " + failed.getMessage());
        }
    }

    /** The settings that lead here; the server listens on loopback alone. */
    Map<String, String> settings() {
        return Map.of(
                "DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "DATABASE_USER",
                OWNER,
                "DATABASE_PASSWORD",
                password);
    }

    /** Where the password is lost, a new one is made, and the server has to let us in to take it. */
    private static void openWithoutPassword(DataFolder folder, Path data) throws IOException {
        if (!Files.exists(folder.resolve(PASSWORD_FILE)) && Files.exists(data.resolve(ACCESS_FILE))) {
            Files.writeString(data.resolve(ACCESS_FILE), BY_NAME);
        }
    }

    private static void demandPassword(EmbeddedPostgres postgres, Path data, String password)
            throws IOException, SQLException {
        if (BY_PASSWORD.equals(Files.readString(data.resolve(ACCESS_FILE)))) {
            return;
        }
        try (Connection connection = postgres.getPostgresDatabase(Map.of("password", password))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            connection.unwrap(PGConnection.class).alterUserPassword(OWNER, password.toCharArray(), "scram-sha-256");
            Files.writeString(data.resolve(ACCESS_FILE), BY_PASSWORD);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static String newPassword() {
        try {
            return HexFormat.of()
                    .formatHex(KeyGenerator.getInstance("AES").generateKey().getEncoded());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has AES", impossible);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The library marks what it has unpacked whole; what lacks the mark was cut off and would stop every start. */
    private static void removeUnfinished(Path programs) {
        if (!Files.exists(programs)) {
            return;
        }
        try (var unpacked = Files.list(programs)) {
            if (unpacked.noneMatch(folder -> Files.exists(folder.resolve(".exists")))) {
                FileUtils.deleteDirectory(programs.toFile());
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** A server process that was killed leaves its PostgreSQL behind; the folder's lock says that nobody uses it any more. */
    private static void stopLeftOver(Path data, Console console) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle.of(pid).filter(LocalPostgres::isPostgres).ifPresent(left -> {
                console.step("Ending the PostgreSQL that an earlier start left behind");
                stop(left);
            });
        } catch (IOException | NumberFormatException unreadable) {
            console.warning("Passing over an unreadable " + pidFile);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
