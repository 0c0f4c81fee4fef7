package io.rollcall.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.gate.RouteTable;
import io.rollcall.setting.Settings;
import io.rollcall.setting.StartUp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;

/**
 * What a function gives to Lambda: a handler for events of both payloads. The context is started once, when Lambda makes the handler,
 * so a wrong setting or an undeclared route fails the initialisation and never a request.
 */
public abstract class FunctionHandler implements RequestStreamHandler, AutoCloseable {
    private final ApplicationContext context;
    private final GatewayPipeline pipeline;

    /** Reads the process's environment. */
    protected FunctionHandler() {
        this(new Settings(System.getenv()));
    }

    /** Reads these settings instead. */
    protected FunctionHandler(Settings settings) {
        this.context = FunctionContext.start(settings);
        DatabaseSettings.from(settings);
        StartUp.check(context);
        this.pipeline = context.getBean(GatewayPipeline.class);
        context.getBean(RouteTable.class);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context invocation) throws IOException {
        GatewayEvent event = GatewayEvent.read(input);
        try {
            pipeline.answer(event).write(output, event.isVersion2());
        } catch (ExecutionException fault) {
            throw new IOException("The request could not be handled", fault.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The request was interrupted", interrupted);
        }
    }

    /** The function's beans, for those who look behind the transport. */
    public ApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
