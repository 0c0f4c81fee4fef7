package io.rollcall.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An emulator of AWS, spoken to by AWS's own JSON protocol. It does not look at signatures, so requests carry only the shape of one.
 *
 * @param endpoint where it listens
 */
record Emulator(URI endpoint) {
    static final String REGION = "eu-central-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What AWS's own tools have to know to go here and nowhere else. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_REGION",
                REGION,
                "AWS_DEFAULT_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test",
                "SAM_CLI_TELEMETRY",
                "0");
    }

    /** Makes a secret; its ARN. */
    String createSecret(String name, Map<String, String> members) {
        return secrets(
                        "CreateSecret",
                        Map.of(
                                "Name",
                                name,
                                "SecretString",
                                JSON.valueToTree(members).toString()))
                .path("ARN")
                .textValue();
    }

    /** The text of a secret. */
    String secret(String arn) {
        return secrets("GetSecretValue", Map.of("SecretId", arn))
                .path("SecretString")
                .textValue();
    }

    /** Calls a function; its answer. */
    JsonNode invoke(String function, String payload) {
        return send(
                "lambda",
                HttpRequest.newBuilder(endpoint.resolve(
                                "/2015-03-31/functions/" + function.replace(":", "%3A") + "/invocations"))
                        .POST(HttpRequest.BodyPublishers.ofString(payload)));
    }

    private JsonNode secrets(String operation, Map<String, String> request) {
        return send(
                "secretsmanager",
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "secretsmanager." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JSON.valueToTree(request).toString())));
    }

    private static JsonNode send(String service, HttpRequest.Builder request) {
        String scope = "test/20260101/" + REGION + "/" + service + "/aws4_request";
        HttpRequest signed = request.header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=" + "0".repeat(64))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(signed, HttpResponse.BodyHandlers.ofString());
            if (!List.of(200, 202).contains(response.statusCode())
                    || response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
                throw new AssertionError(signed.uri() + " answers " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
