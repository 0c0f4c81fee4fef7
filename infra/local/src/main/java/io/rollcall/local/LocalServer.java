package io.rollcall.local;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.rollcall.account.FirstAdministrator;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.database.PasswordConnector;
import io.rollcall.migrations.Migrations;
import io.rollcall.setting.Settings;
import io.rollcall.token.SigningKey;
import io.rollcall.token.StoredKeys;
import io.rollcall.token.TokenSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** All that runs for the local server, started in order and ended in the opposite one. */
public final class LocalServer implements AutoCloseable {
    private static final int DEFAULT_PORT = 8080;
    private static final Duration LONG_LIFE = Duration.ofMinutes(15);
    private static final String DEFAULT_PASSWORD = "adminpassword";

    private final DataFolder folder;
    private final Optional<LocalPostgres> postgres;
    private final PooledDataSource connections;
    private final EmbeddedServer server;

    private LocalServer(
            DataFolder folder, Optional<LocalPostgres> postgres, PooledDataSource connections, EmbeddedServer server) {
        this.folder = folder;
        this.postgres = postgres;
        this.connections = connections;
        this.server = server;
    }

    /**
     * Starts everything.
     *
     * @throws io.rollcall.setting.SettingException when a setting is missing or wrong
     * @throws StartException when the port or the data folder is taken, or PostgreSQL does not start
     */
    static LocalServer start(Settings environment, Console console) {
        int port = free(environment.integer("PORT", DEFAULT_PORT, 0, 65_535));
        DataFolder folder =
                DataFolder.take(Path.of(environment.text("ROLLCALL_DATA_DIR").orElse(".rollcall")));
        Optional<LocalPostgres> postgres = environment.text("DATABASE_URL").isPresent()
                ? Optional.empty()
                : Optional.of(LocalPostgres.start(folder, console));
        try {
            Settings settings = complete(environment, folder, postgres, port);
            SigningKey.parse(settings.required(SigningKey.SETTING));
            DatabaseSettings database = DatabaseSettings.from(settings);
            PooledDataSource connections = new PooledDataSource(new PasswordConnector(database));
            warn(settings, console);
            migrate(connections, console);
            return serve(settings, port, folder, postgres, connections, console);
        } catch (RuntimeException failed) {
            postgres.ifPresent(LocalPostgres::close);
            throw failed;
        }
    }

    private static LocalServer serve(
            Settings settings,
            int port,
            DataFolder folder,
            Optional<LocalPostgres> postgres,
            PooledDataSource connections,
            Console console) {
        console.step("Starting the server");
        ApplicationContext context = NettyContext.start(settings, connections, port);
        String password = settings.text("ROLLCALL_ADMIN_PASSWORD").orElse(DEFAULT_PASSWORD);
        context.getBean(FirstAdministrator.class).ensure(password);
        // From here on this machine's clock is set right by the database's.
        context.getBean(StoredKeys.class).readAhead();
        EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
        new Greeting(console, server.getPort())
                .print(settings.text("ROLLCALL_ADMIN_PASSWORD").isEmpty());
        return new LocalServer(folder, postgres, connections, server);
    }

    @Override
    public void close() {
        server.stop();
        connections.close();
        postgres.ifPresent(LocalPostgres::close);
        folder.close();
    }

    private static void migrate(PooledDataSource connections, Console console) {
        console.step("Bringing the database up to date");
        try {
            if (!new Migrations(connections).run()) {
                console.warning("The database user may not create roles, so the functions' own roles are left out");
            }
        } catch (FlywayException failed) {
            throw new StartException("DATABASE_URL: the database cannot be reached or brought up to date: "
                    + String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static void warn(Settings settings, Console console) {
        if (TokenSettings.from(settings).lifetime().compareTo(LONG_LIFE) > 0) {
            console.warning("ACCESS_TOKEN_EXPIRE_MINUTES is over 15: a stolen access token is of use for that long");
        }
    }

    private static Settings complete(
            Settings environment, DataFolder folder, Optional<LocalPostgres> postgres, int port) {
        Map<String, String> values = new HashMap<>(environment.environment());
        postgres.ifPresent(own -> values.putAll(own.settings()));
        if (environment.text(SigningKey.SETTING).isEmpty()) {
            values.put(SigningKey.SETTING, LocalSigningKey.of(folder));
        }
        if (environment.text("ROLLCALL_ISSUER").isEmpty()) {
            values.put("ROLLCALL_ISSUER", "http://localhost:" + port);
        }
        return new Settings(values);
    }

    /** The port itself, or one that is free for 0: the address of the tokens' issuer has to be known before the server is. */
    private static int free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return probe.getLocalPort();
        } catch (IOException taken) {
            throw new StartException("PORT: " + port + " is in use by another program");
        }
    }
}
