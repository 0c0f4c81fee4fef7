package io.rollcall.migrate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.rollcall.log.JsonLog;
import io.rollcall.setting.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler that Lambda calls for the migrate function. An event of CloudFormation is always answered, in time, with what became of it; any
 * other event is {@code {}} or {@code {"action":"migrate"}}, perhaps with properties as the custom resource has them, or
 * {@code {"action":"rotate-signing-key"}}, and fails the invocation where the work fails. What is told never holds a secret.
 */
public final class MigrateHandler implements RequestStreamHandler {
    private static final long DEFAULT_MILLIS = 600_000;

    /** Left for the answer when time runs out. */
    private static final long ANSWER_MILLIS = 10_000;

    private final Logger log = LoggerFactory.getLogger(MigrateHandler.class);
    private final Settings environment;
    private final Duration keysSpread;
    private final Duration patience;

    /** Reads the process's environment when there is something to do, so that a stack with a broken setting can still be deleted. */
    public MigrateHandler() {
        this(environment(), SigningKeyRotation.SPREAD, OwnerDatabase.PATIENCE);
    }

    /** For tests, which bring settings of their own and do not wait. */
    MigrateHandler(Settings environment, Duration keysSpread, Duration patience) {
        this.environment = environment;
        this.keysSpread = keysSpread;
        this.patience = patience;
    }

    private static Settings environment() {
        JsonLog.install();
        return new Settings(System.getenv());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context invocation) throws IOException {
        Map<String, Object> event = Json.read(input.readAllBytes());
        long millis = millisLeft(invocation);
        if (event.containsKey("ResponseURL")) {
            answer(StackEvent.of(event), millis);
            output.write("{}".getBytes(StandardCharsets.UTF_8));
        } else {
            String action = String.valueOf(event.getOrDefault("action", "migrate"));
            output.write(Json.of(inTime(action, event, millis)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(StackEvent event, long millis) throws IOException {
        if (event.isDelete()) {
            event.succeeded(Map.of());
            return;
        }
        try {
            event.succeeded(inTime("migrate", event.properties(), millis));
        } catch (RuntimeException failed) {
            log.error("The database could not be brought up to date", failed);
            event.failed(Reason.of(failed));
        }
    }

    private Map<String, String> inTime(String action, Map<String, Object> properties, long millis) {
        FutureTask<Map<String, String>> task = new FutureTask<>(() -> run(action, properties));
        Thread.ofPlatform().daemon().name("migrate").start(task);
        try {
            return task.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new WorkFailed("The function's time is over; a second run takes up where this one was stopped");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WorkFailed("The function was stopped");
        }
    }

    private Map<String, String> run(String action, Map<String, Object> properties) {
        return switch (action) {
            case "migrate" -> new Deployment(environment, properties, patience).run();
            case "rotate-signing-key" -> new SigningKeyRotation(environment, keysSpread).run();
            default -> throw new WorkFailed("action: must be migrate or rotate-signing-key");
        };
    }

    @SuppressWarnings("NullAway") // Lambda always gives a context; an emulator or a test may not.
    private static long millisLeft(Context invocation) {
        long remaining = invocation == null ? DEFAULT_MILLIS : invocation.getRemainingTimeInMillis();
        return Math.max(1, remaining - ANSWER_MILLIS);
    }
}
