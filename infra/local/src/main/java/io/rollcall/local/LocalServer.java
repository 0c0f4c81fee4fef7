package io.rollcall.local;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.rollcall.account.FirstAdministrator;
import io.rollcall.database.ConnectionSource;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.migrations.Migrations;
import io.rollcall.setting.Settings;
import io.rollcall.token.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All that runs for the local server, started in order and ended in the opposite one. */
public final class LocalServer implements AutoCloseable {
    private static final int DEFAULT_PORT = 8080;
    private static final String DEFAULT_PASSWORD = "adminpassword";

    private final DataFolder folder;
    private final Optional<LocalPostgres> postgres;
    private final PooledConnections connections;
    private final EmbeddedServer server;

    private LocalServer(
            DataFolder folder, Optional<LocalPostgres> postgres, PooledConnections connections, EmbeddedServer server) {
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
        int port = environment.integer("PORT", DEFAULT_PORT, 0, 65_535);
        requireFree(port);
        DataFolder folder = DataFolder.take(Path.of(environment.text("ROLLCALL_DATA_DIR").orElse(".rollcall")));
        Optional<LocalPostgres> postgres = environment.text("DATABASE_URL").isPresent()
                ? Optional.empty()
                : Optional.of(LocalPostgres.start(folder, console));
        try {
            Settings settings = complete(environment, folder, postgres, port);
            SigningKey.parse(settings.required(SigningKey.SETTING));
            DatabaseSettings database = DatabaseSettings.from(settings);
            PooledConnections connections = new PooledConnections(database.url(), database.properties());
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
            PooledConnections connections,
            Console console) {
        console.step("Starting the server");
        ApplicationContext context = NettyContext.start(settings, connections, port);
        String password = settings.text("ROLLCALL_ADMIN_PASSWORD").orElse(DEFAULT_PASSWORD);
        context.getBean(FirstAdministrator.class).ensure(password);
        EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
        new Greeting(console, server.getPort()).print(settings.text("ROLLCALL_ADMIN_PASSWORD").isEmpty());
        return new LocalServer(folder, postgres, connections, server);
    }

    @Override
    public void close() {
        server.stop();
        connections.close();
        postgres.ifPresent(LocalPostgres::close);
        folder.close();
    }

    private static void migrate(PooledConnections connections, Console console) {
        console.step("Bringing the database up to date");
        if (!new Migrations(connections.dataSource()).run()) {
            console.warning("The database user may not create roles, so the functions' own roles are left out");
        }
    }

    private static Settings complete(
            Settings environment, DataFolder folder, Optional<LocalPostgres> postgres, int port) {
        Map<String, String> values = new HashMap<>(environment.environment());
        postgres.ifPresent(own -> values.put("DATABASE_URL", own.url()));
        if (environment.text(SigningKey.SETTING).isEmpty()) {
            values.put(SigningKey.SETTING, LocalSigningKey.of(folder));
        }
        if (environment.text("ROLLCALL_ISSUER").isEmpty()) {
            values.put("ROLLCALL_ISSUER", "http://localhost:" + port);
        }
        return new Settings(values);
    }

    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new StartException("PORT: " + port + " is in use by another program");
        }
    }
}
