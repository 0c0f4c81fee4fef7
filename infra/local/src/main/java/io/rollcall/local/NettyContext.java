package io.rollcall.local;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.rollcall.security.EntryFilter;
import io.rollcall.security.RouteTable;
import io.rollcall.setting.PlainContext;
import io.rollcall.setting.Settings;
import io.rollcall.setting.StartUp;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

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
    public static ApplicationContext start(Settings settings, DataSource connections, int port) {
        Map<String, Object> properties = new HashMap<>(StartUp.properties(settings));
        properties.put("micronaut.server.port", port <= 0 ? -1 : port);
        properties.put("micronaut.server.host", "127.0.0.1");
        properties.put("micronaut.server.max-request-size", "6MB");
        properties.put("micronaut.server.netty.max-initial-line-length", LONGEST_LINE);
        // The functions cannot unpack bodies, so nobody does.
        properties.put("micronaut.server.netty.request-decompression-enabled", false);
        // Packing is a gateway's work, too; a packed answer would share its strong entity tag with the plain one.
        properties.put("micronaut.server.netty.compression-threshold", -1);
        // Bodies are awaited and the database is asked: never on an event loop.
        properties.put("micronaut.server.thread-selection", "BLOCKING");
        ApplicationContext context = new PlainContext()
                .banner(false)
                .deduceEnvironment(false)
                // What an operator sets are the documented variables: none of them reaches into the framework.
                .enableDefaultPropertySources(false)
                .environmentPropertySource(false)
                .properties(properties)
                .singletons(settings)
                .build();
        context.registerSingleton(DataSource.class, connections, Qualifiers.byName("default"));
        context.registerSingleton(
                Executor.class,
                task -> Thread.ofVirtual().name("request").start(task),
                Qualifiers.byName(EntryFilter.EXECUTOR));
        context.start();
        StartUp.check(context);
        context.getBean(RouteTable.class);
        return context;
    }
}
