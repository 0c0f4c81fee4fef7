package io.rollcall.lambda;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import io.rollcall.database.Connector;
import io.rollcall.freeze.Settled;
import io.rollcall.freeze.SnapshotAware;
import io.rollcall.security.EntryFilter;
import io.rollcall.security.RouteTable;
import io.rollcall.setting.PlainContext;
import io.rollcall.setting.Settings;
import io.rollcall.setting.StartUp;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A function's beans, made of one state of its settings.
 *
 * @param settings with what the secrets said
 */
record Beans(Settings settings, ApplicationContext context, GatewayPipeline pipeline, Collection<Settled> settled)
        implements AutoCloseable {
    /** @throws RuntimeException when a setting is missing or wrong, or a route undeclared */
    static Beans start(Settings settings) {
        ApplicationContext context = new PlainContext()
                .banner(false)
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                // What an operator sets are the documented variables: none of them reaches into the framework.
                .enableDefaultPropertySources(false)
                .environmentPropertySource(false)
                .properties(StartUp.properties(settings))
                .singletons(settings)
                .build();
        // Requests come one at a time, and are handled on the thread that brings them.
        context.registerSingleton(Executor.class, Runnable::run, Qualifiers.byName(EntryFilter.EXECUTOR));
        context.start();
        if (!context.containsBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.BLOCKING))) {
            // The framework's pools are left out of a package; its writer of streams asks for one, and may never use
            // it.
            context.registerSingleton(
                    ExecutorService.class,
                    Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()),
                    Qualifiers.byName(TaskExecutors.BLOCKING));
            // The framework's retries want one for asynchronous methods, of which there are none.
            context.registerSingleton(
                    ExecutorService.class,
                    Executors.newScheduledThreadPool(
                            0, Thread.ofPlatform().daemon().factory()),
                    Qualifiers.byName(TaskExecutors.SCHEDULED));
        }
        try {
            context.getBean(FirstRead.class).begin();
            StartUp.check(context, Connector.class);
            GatewayPipeline pipeline = context.getBean(GatewayPipeline.class);
            context.getBean(RouteTable.class);
            return new Beans(settings, context, pipeline, context.getBeansOfType(Settled.class));
        } catch (RuntimeException failed) {
            context.close();
            throw StartUp.settingIn(failed);
        }
    }

    /** Waits for what goes on behind the answer. */
    void settle() {
        for (Settled bean : settled) {
            bean.settle();
        }
    }

    /** Lets go of all that belongs to one moment or one copy. */
    void forget() {
        context.getBeansOfType(SnapshotAware.class).forEach(SnapshotAware::forget);
    }

    @Override
    public void close() {
        context.close();
    }

    /** The settings hold secrets. */
    @Override
    public String toString() {
        return "Beans[]";
    }
}
