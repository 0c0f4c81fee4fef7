package io.rollcall.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import io.rollcall.log.JsonLog;
import io.rollcall.setting.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * What a function gives to Lambda: a handler for events of both payloads. The context is started once, when Lambda makes the handler,
 * so a wrong setting or an undeclared route fails the initialisation and never a request.
 */
public abstract class FunctionHandler implements RequestStreamHandler, AutoCloseable {
    private final Running running;

    @SuppressWarnings("unused") // The registry of hooks does not keep what is registered.
    private final Optional<Snapshot> snapshot;

    /** As {@link #FunctionHandler(Settings, Class, String...)}, with the settings of the process's environment. */
    protected FunctionHandler(Class<?> response, String... primed) {
        this(environment(), response, primed);
    }

    /**
     * Reads these settings instead.
     *
     * @param response the record that most responses are made of
     * @param primed paths whose GET, without a credential, does much of what other requests do; asked before an image is taken
     */
    protected FunctionHandler(Settings settings, Class<?> response, String... primed) {
        HeadStart.begin(response);
        this.running = new Running(settings);
        this.snapshot = Snapshot.isAhead(settings)
                ? Optional.of(new Snapshot(running, new Priming(List.of(primed))).register())
                : Optional.empty();
    }

    /** Lambda makes the handler by its constructor without arguments; only there the log is Lambda's. */
    private static Settings environment() {
        JsonLog.install();
        return new Settings(System.getenv());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context invocation) throws IOException {
        Beans beans = running.beans();
        GatewayEvent event = GatewayEvent.read(input);
        try {
            beans.pipeline().answer(event).write(output, event.isVersion2());
        } catch (ExecutionException fault) {
            throw new IOException("The request could not be handled", fault.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The request was interrupted", interrupted);
        } finally {
            beans.settle();
        }
    }

    /** The function's beans, for those who look behind the transport. */
    public ApplicationContext context() {
        return running.beans().context();
    }

    @Override
    public void close() {
        running.close();
    }
}
