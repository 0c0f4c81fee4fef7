package io.rollcall.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What is AWS's around the migrate function in a training run: CloudFormation, which calls it and is answered at an address, and two calls
 * of Secrets Manager. On loopback. That the function gets on with these is tested elsewhere; here it only has to go its whole way.
 */
final class TrainingStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of("signing-key", "{}"));
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private TrainingStack(HttpServer server) {
        this.server = server;
    }

    static TrainingStack open() throws IOException {
        TrainingStack stack =
                new TrainingStack(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        stack.server.createContext("/", stack::serve);
        stack.server.start();
        return stack;
    }

    /** @param databaseUrl the owner's, of an empty database */
    Map<String, String> settings(String databaseUrl) {
        return Map.of(
                "DATABASE_URL", databaseUrl,
                "ROLLCALL_ADMIN_PASSWORD", "correct horse battery staple",
                "ROLLCALL_SIGNING_KEY_SECRET", "signing-key",
                "AWS_ENDPOINT_URL", address(),
                "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    }

    /** @param kind {@code Create} or {@code Update} */
    byte[] event(String kind) {
        return """
                {"RequestType":"%s","ResponseURL":"%s/answer","StackId":"stack","RequestId":"request","LogicalResourceId":"Migrated","ResourceProperties":{}}
                """.formatted(kind, address()).getBytes(StandardCharsets.UTF_8);
    }

    /** The next answer to an event. */
    String answer() {
        try {
            return String.valueOf(answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] reply = "{}".getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().equals("/answer")) {
            answers.add(new String(body, StandardCharsets.UTF_8));
        } else {
            reply = secret(exchange.getRequestHeaders().getFirst("X-Amz-Target"), JSON.readTree(body));
        }
        exchange.sendResponseHeaders(200, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private byte[] secret(String operation, JsonNode members) throws IOException {
        String id = members.path("SecretId").asText();
        if (operation.endsWith("PutSecretValue")) {
            secrets.put(id, members.path("SecretString").asText());
        }
        return JSON.writeValueAsBytes(Map.of("SecretString", secrets.getOrDefault(id, "")));
    }
}
