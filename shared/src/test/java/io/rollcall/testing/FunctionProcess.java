package io.rollcall.testing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running copy of a packaged function: a process of its own behind a Runtime API of its own, with no environment but what Lambda and we set. */
public final class FunctionProcess implements RequestStreamHandler, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RuntimeApi api;
    private final Process process;
    private final Path log;
    private final long startedAt;

    private FunctionProcess(RuntimeApi api, Process process, Path log, long startedAt) {
        this.api = api;
        this.process = process;
        this.log = log;
        this.startedAt = startedAt;
    }

    /**
     * Starts a function and does not wait for it.
     *
     * @param folder its unpacked package
     * @param command what starts it there
     * @param handler the name of its handler
     * @param settings what the deployment sets
     */
    public static FunctionProcess start(
            Path folder, List<String> command, String handler, Map<String, String> settings) {
        RuntimeApi api = RuntimeApi.open();
        try {
            Path log = Files.createTempFile("rollcall-function-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(api, folder, handler));
            builder.environment().putAll(settings);
            long startedAt = System.nanoTime();
            Process process = builder.start();
            FunctionProcess function = new FunctionProcess(api, process, log, startedAt);
            Thread.ofVirtual().name("function-watch").start(function::watch);
            return function;
        } catch (IOException failed) {
            api.close();
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Waits until the function asks for its first event.
     *
     * @return nanoseconds since the start of the process
     */
    public long awaitReady() {
        return api.awaitReady() - startedAt;
    }

    /** Gives the function an event and waits for its answer. */
    public byte[] invoke(byte[] event) {
        return api.invoke(event);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context invocation) throws IOException {
        output.write(invoke(input.readAllBytes()));
    }

    /** Nanoseconds since the start of the process. */
    public long age() {
        return System.nanoTime() - startedAt;
    }

    public long pid() {
        return process.pid();
    }

    /** What the function has written so far. */
    public String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (NoSuchFileException closed) {
            return "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Asks the function to end, as Lambda does before it takes a copy down, and waits for that. */
    public int terminate() {
        process.destroy();
        return await();
    }

    /** Waits for the function to end of itself. */
    public int await() {
        try {
            if (!process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("The function did not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        await();
        api.close();
        try {
            Files.delete(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void watch() {
        try {
            int status = process.waitFor();
            api.fail("The function ended with " + status + ": " + output());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> environment(RuntimeApi api, Path folder, String handler) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
                Map.entry("_HANDLER", handler),
                Map.entry("LAMBDA_TASK_ROOT", folder.toString()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "rollcall"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/rollcall"),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]0"),
                Map.entry("AWS_REGION", "eu-central-1"),
                Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
                Map.entry("TZ", ":UTC"));
    }
}
