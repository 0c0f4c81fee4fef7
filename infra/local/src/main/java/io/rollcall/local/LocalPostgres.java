package io.rollcall.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.FileUtils;

/** A PostgreSQL of our own, unpacked from its package, with its data in the data folder. */
final class LocalPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 20;

    private final EmbeddedPostgres postgres;

    private LocalPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static LocalPostgres start(DataFolder folder, Console console) {
        Path data = folder.resolve("postgresql");
        Path programs = folder.resolve("postgresql-programs");
        stopLeftOver(data, console);
        removeUnfinished(programs);
        console.step(
                Files.exists(programs) ? "Starting PostgreSQL" : "Unpacking PostgreSQL, making its data, starting it");
        try {
            return new LocalPostgres(EmbeddedPostgres.builder()
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
                    .start());
        } catch (IOException | IllegalStateException failed) {
            throw new StartException("PostgreSQL did not start in " + data + ": " + failed.getMessage());
        }
    }

    /** A URL for the driver; the server listens on loopback alone. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres";
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
