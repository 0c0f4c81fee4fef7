package io.rollcall.migrate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What CloudFormation asks of a custom resource (CloudFormation user guide, "Custom resource reference"), and the answer that it waits for: a
 * file put at the address that the event names.
 *
 * @param members the event's own
 */
record StackEvent(Map<String, Object> members) {
    /** The resource stays the same one over all deploys, so an update never ends with a delete. */
    static final String PHYSICAL_ID = "rollcall-database";

    private static final Logger LOG = LoggerFactory.getLogger(StackEvent.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int TRIES = 3;

    static StackEvent of(Map<String, Object> members) {
        return new StackEvent(members);
    }

    /** Of the resource, not of the data: nothing is ever deleted. */
    boolean isDelete() {
        return "Delete".equals(members.get("RequestType"));
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        if (members.get("ResourceProperties") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> properties.put(String.valueOf(name), value));
        }
        return properties;
    }

    void succeeded(Map<String, String> data) throws IOException {
        Map<String, Object> answer = answer("SUCCESS");
        answer.put("Data", data);
        put(answer);
    }

    void failed(String reason) throws IOException {
        Map<String, Object> answer = answer("FAILED");
        answer.put("Reason", reason);
        put(answer);
    }

    private Map<String, Object> answer(String status) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("Status", status);
        answer.put("PhysicalResourceId", members.getOrDefault("PhysicalResourceId", PHYSICAL_ID));
        for (String name : new String[] {"StackId", "RequestId", "LogicalResourceId"}) {
            answer.put(name, members.getOrDefault(name, ""));
        }
        return answer;
    }

    /** The address is signed for a request without a content type, which is why this client is used: it sends none. */
    private void put(Map<String, Object> answer) throws IOException {
        byte[] body = Json.of(answer).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(String.valueOf(members.get("ResponseURL"))))
                .timeout(PATIENCE)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            for (int attempt = 1; ; attempt++) {
                if (isTaken(client, request)) {
                    return;
                }
                if (attempt == TRIES) {
                    throw new IOException("CloudFormation did not take the answer");
                }
            }
        }
    }

    private static boolean isTaken(HttpClient client, HttpRequest request) {
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            LOG.info("CloudFormation's answer to our answer: {}", status);
            return status / 100 == 2;
        } catch (IOException away) {
            LOG.warn("The answer did not arrive: {}", away.getClass().getSimpleName());
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
