package io.rollcall.lambda;

import io.micronaut.context.ApplicationContext;
import io.rollcall.database.Connector;
import io.rollcall.freeze.Forgetful;
import io.rollcall.freeze.Settled;
import io.rollcall.gate.RouteTable;
import io.rollcall.setting.Settings;
import io.rollcall.setting.StartUp;
import java.util.Collection;

/**
 * A function's beans, made of one state of its settings.
 *
 * @param settings with what the secrets said
 */
record Beans(Settings settings, ApplicationContext context, GatewayPipeline pipeline, Collection<Settled> settled)
        implements AutoCloseable {
    /** @throws RuntimeException when a setting is missing or wrong, or a route undeclared */
    static Beans start(Settings settings) {
        ApplicationContext context = FunctionContext.start(settings);
        try {
            StartUp.check(context, Connector.class);
            GatewayPipeline pipeline = context.getBean(GatewayPipeline.class);
            context.getBean(RouteTable.class);
            return new Beans(settings, context, pipeline, context.getBeansOfType(Settled.class));
        } catch (RuntimeException failed) {
            context.close();
            throw failed;
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
        context.getBeansOfType(Forgetful.class).forEach(Forgetful::forget);
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
