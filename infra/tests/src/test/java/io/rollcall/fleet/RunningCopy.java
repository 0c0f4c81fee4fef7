package io.rollcall.fleet;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.rollcall.account.FirstAdministrator;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.database.PasswordConnector;
import io.rollcall.directory.Directory;
import io.rollcall.directory.NettyTransport;
import io.rollcall.local.NettyContext;
import io.rollcall.local.PooledDataSource;
import io.rollcall.setting.Settings;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.util.Map;

/** One copy of the whole directory, with caches and counters of its own. */
final class RunningCopy implements AutoCloseable {
    private final ApplicationContext context;
    private final PooledDataSource connections;
    private final NettyTransport transport;

    RunningCopy(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        DatabaseSettings database = DatabaseSettings.from(settings);
        this.connections = new PooledDataSource(new PasswordConnector(database));
        this.context = NettyContext.start(settings, connections, 0);
        context.getBean(FirstAdministrator.class).ensure(Directory.PASSWORD);
        this.transport =
                new NettyTransport(context.getBean(EmbeddedServer.class).start().getPort());
    }

    Reply send(Call call) {
        return transport.send(call);
    }

    String administrator() {
        Call signIn = Call.post("/login").json("{\"username\":\"admin\",\"password\":\"" + Directory.PASSWORD + "\"}");
        return send(signIn).expect(200).json().get("access_token").asText();
    }

    @Override
    public void close() {
        context.close();
        connections.close();
    }
}
