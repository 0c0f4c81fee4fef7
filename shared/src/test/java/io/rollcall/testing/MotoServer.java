package io.rollcall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * AWS, as far as the tests need it, by the server of the Python library moto, on loopback; it ends with the test. It is looked for in
 * {@code target/tools/moto} of the checkout, where {@code infra/moto.sh} puts it.
 */
public final class MotoServer implements AutoCloseable {
    private static final int TRIES = 1_500;

    private final Process process;
    private final int port;
    private final AtomicInteger changes = new AtomicInteger();

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program, where it has been installed. */
    public static Optional<Path> program() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("target/tools/moto/bin/moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a server.
     *
     * @param open after how many calls it begins to ask who calls, and to check signatures
     */
    public static MotoServer start(int open) {
        try {
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(
                            program().orElseThrow().toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("INITIAL_NO_AUTH_ACTION_COUNT", String.valueOf(open));
            MotoServer server = new MotoServer(builder.start(), port);
            server.await();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a function's environment needs to reach it. */
    public Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + port,
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        settings.putAll(more);
        return settings;
    }

    /** Makes a secret with a text, or with none. */
    public void secret(String name, String text) {
        String value = text.isEmpty() ? "" : ",\"SecretString\":" + quoted(text);
        secretsManager(
                "CreateSecret",
                "{\"Name\":" + quoted(name) + ",\"ClientRequestToken\":\"00000000-0000-4000-8000-000000000000\"" + value
                        + "}");
    }

    /** Gives a secret another text. */
    public void change(String name, String text) {
        UUID version = new UUID(1, changes.incrementAndGet());
        secretsManager(
                "PutSecretValue",
                "{\"SecretId\":" + quoted(name) + ",\"SecretString\":" + quoted(text) + ",\"ClientRequestToken\":\""
                        + version + "\"}");
    }

    /** The raw answer to a call of Secrets Manager. */
    public String secretsManager(String operation, String body) {
        return send("secretsmanager", "application/x-amz-json-1.1", operation, body);
    }

    /** The raw answer to a call of IAM. */
    public String iam(String query) {
        return send("iam", "application/x-www-form-urlencoded", "", "Version=2010-05-08&" + query);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private String send(String service, String type, String operation, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("Content-Type", type)
                .header("X-Amz-Target", service + "." + operation)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(operation + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private void await() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new IOException("moto did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
