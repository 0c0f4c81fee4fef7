package io.rollcall.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Lambda Runtime API (version 2018-06-01) as one running copy of a function sees it: it asks for an event, and posts its answer. On
 * loopback, without delay of small segments. One event at a time, as Lambda does it; those of other threads wait.
 */
public final class RuntimeApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NEXT = "/2018-06-01/runtime/invocation/next";
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";

    private final ServerSocket listener;
    private final BlockingQueue<Invocation> events = new SynchronousQueue<>(true);
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final AtomicLong numbers = new AtomicLong();
    private volatile Invocation current = new Invocation("none", new byte[0]);

    private RuntimeApi(ServerSocket listener) {
        this.listener = listener;
    }

    /** Listens on a free port. */
    public static RuntimeApi open() {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            RuntimeApi api = new RuntimeApi(listener);
            Thread.ofVirtual().name("runtime-api").start(api::accept);
            return api;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What goes into {@code AWS_LAMBDA_RUNTIME_API}. */
    public String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /**
     * Waits until the function asks for its first event.
     *
     * @return {@link System#nanoTime} of that
     * @throws FunctionFailed when its initialisation failed, or took a minute
     */
    public long awaitReady() {
        return await(ready);
    }

    /**
     * Gives the function an event and waits for its answer.
     *
     * @throws FunctionFailed when the function failed or died, or took a minute
     */
    public synchronized byte[] invoke(byte[] event) {
        Invocation invocation =
                new Invocation("00000000-0000-4000-8000-%012d".formatted(numbers.incrementAndGet()), event);
        current = invocation;
        awaitReady();
        try {
            if (!events.offer(invocation, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new FunctionFailed("The function does not ask for an event");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FunctionFailed("Interrupted");
        }
        return await(invocation.answer);
    }

    /** Ends every wait: the function has died. */
    void fail(String reason) {
        ready.completeExceptionally(new FunctionFailed(reason));
        current.answer.completeExceptionally(new FunctionFailed(reason));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().name("runtime-api-client").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream input = new BufferedInputStream(client.getInputStream());
            while (true) {
                Request request = Request.read(input, client.getOutputStream());
                answer(request, client.getOutputStream());
            }
        } catch (SocketException | EOFException gone) {
            // The function's end of the connection is closed.
        } catch (IOException failed) {
            fail("The Runtime API was spoken wrongly: " + failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Request request, OutputStream output) throws IOException, InterruptedException {
        if (request.path.equals(NEXT)) {
            ready.complete(System.nanoTime());
            Invocation next = events.take();
            respond(output, "200 OK", next.headers(), next.event);
        } else if (request.path.equals(INIT_ERROR)) {
            respond(output, "202 Accepted", "", "{}".getBytes(StandardCharsets.UTF_8));
            fail("Initialisation: " + request.text());
        } else {
            respond(output, "202 Accepted", "", "{}".getBytes(StandardCharsets.UTF_8));
            Invocation invocation = current;
            if (!request.path.contains(invocation.id)) {
                throw new IOException("unknown " + request.path);
            } else if (request.path.endsWith("/response")) {
                invocation.answer.complete(request.body);
            } else {
                invocation.answer.completeExceptionally(new FunctionFailed("Invocation: " + request.text()));
            }
        }
    }

    private static void respond(OutputStream output, String status, String headers, byte[] body) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(body);
        message.writeTo(output);
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new FunctionFailed(String.valueOf(failed.getMessage()));
        } catch (TimeoutException late) {
            throw new FunctionFailed("The function gave no answer in " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FunctionFailed("Interrupted");
        }
    }

    /** The function did not start, or did not answer an event. */
    public static final class FunctionFailed extends RuntimeException {
        FunctionFailed(String message) {
            super(message);
        }
    }

    private record Invocation(String id, byte[] event, CompletableFuture<byte[]> answer) {
        Invocation(String id, byte[] event) {
            this(id, event, new CompletableFuture<>());
        }

        String headers() {
            return "Lambda-Runtime-Aws-Request-Id: " + id + "\r\nLambda-Runtime-Deadline-Ms: "
                    + (System.currentTimeMillis() + PATIENCE.toMillis())
                    + "\r\nLambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:rollcall"
                    + "\r\nLambda-Runtime-Trace-Id: Root=1-65d00000-0123456789abcdef01234567;Sampled=0\r\n";
        }
    }

    /** A request of HTTP/1.1, whole. */
    private record Request(String path, byte[] body) {
        static Request read(InputStream input, OutputStream output) throws IOException {
            String[] line = line(input).split(" ", 3);
            Map<String, String> headers = new HashMap<>();
            for (String header = line(input); !header.isEmpty(); header = line(input)) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
                output.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            return new Request(
                    line[1],
                    "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
                            ? chunks(input)
                            : exactly(input, Integer.parseInt(headers.getOrDefault("content-length", "0"))));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        private static byte[] chunks(InputStream input) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = -1; size != 0; ) {
                size = Integer.parseInt(line(input), 16);
                body.writeBytes(exactly(input, size));
                line(input);
            }
            return body.toByteArray();
        }

        private static byte[] exactly(InputStream input, int size) throws IOException {
            byte[] bytes = input.readNBytes(size);
            if (bytes.length < size) {
                throw new EOFException();
            }
            return bytes;
        }

        private static String line(InputStream input) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = input.read(); c != '\n'; c = input.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                if (c != '\r') {
                    line.write(c);
                }
            }
            return line.toString(StandardCharsets.UTF_8);
        }
    }
}
