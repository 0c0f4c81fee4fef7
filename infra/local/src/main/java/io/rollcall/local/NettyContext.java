package io.rollcall.local;

import io.micronaut.context.ApplicationContext;
import io.rollcall.database.ConnectionSource;
import io.rollcall.setting.Settings;
import java.util.Map;

/** The beans of all three functions, behind Netty. */
public final class NettyContext {
    /** In bytes: more than the longest cursor, and than a gateway lets through. */
    private static final int LONGEST_LINE = 16_384;

    private NettyContext() {}

    /**
     * Starts the beans; the server itself is started by asking for it.
     *
     * @param port 0 or less for any that is free
     */
    public static ApplicationContext start(Settings settings, ConnectionSource connections, int port) {
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(Map.of(
                        "micronaut.server.port",
                        port <= 0 ? -1 : port,
                        "micronaut.server.host",
                        "127.0.0.1",
                        "micronaut.server.max-request-size",
                        "6MB",
                        "micronaut.server.netty.max-initial-line-length",
                        LONGEST_LINE,
                        // Bodies are awaited and the database is asked: never on an event loop.
                        "micronaut.server.thread-selection",
                        "BLOCKING"))
                .singletons(settings)
                .build();
        context.registerSingleton(ConnectionSource.class, connections);
        return context.start();
    }
}
