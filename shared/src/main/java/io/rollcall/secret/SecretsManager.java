package io.rollcall.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.aws.AwsCredentials;
import io.rollcall.aws.NoCredentials;
import io.rollcall.setting.SettingJson;
import io.rollcall.setting.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Two calls of AWS Secrets Manager, signed by AWS's own signer and sent by the JDK: a fresh JVM reads a secret in 107 ms so, and in 455 ms
 * with the whole SDK (record 0010). Safe for use by many threads.
 */
public final class SecretsManager {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 1_500;
    private static final int TRIES = 2;
    private static final String NOT_FOUND = "ResourceNotFoundException";

    private final Settings settings;
    private final String region;
    private final URI endpoint;

    private SecretsManager(Settings settings, String region, URI endpoint) {
        this.settings = settings;
        this.region = region;
        this.endpoint = endpoint;
    }

    /** Reads {@code AWS_REGION}, {@code AWS_ENDPOINT_URL} and AWS's credentials from the settings. */
    public static SecretsManager of(Settings settings) {
        String region = settings.required("AWS_REGION");
        String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        String endpoint = settings.text("AWS_ENDPOINT_URL_SECRETS_MANAGER")
                .or(() -> settings.text("AWS_ENDPOINT_URL"))
                .orElse("https://secretsmanager." + region + "." + domain);
        return new SecretsManager(settings, region, URI.create(endpoint).resolve("/"));
    }

    /**
     * The text of a secret.
     *
     * @param id its name or ARN
     * @return empty where there is no such secret, or it holds no value yet
     * @throws SecretException when it is denied or out of reach
     */
    public Optional<String> read(String id) {
        Reply reply = call("GetSecretValue", Map.of("SecretId", id));
        if (reply.error.contains(NOT_FOUND)) {
            return Optional.empty();
        }
        reply.require();
        return SettingJson.text(reply.members, "SecretString");
    }

    /**
     * Gives a secret a new text; the one before stays there as its previous version.
     *
     * @throws SecretException when it is missing, denied or out of reach
     */
    public void write(String id, String text, UUID version) {
        call("PutSecretValue", Map.of("SecretId", id, "SecretString", text, "ClientRequestToken", version.toString()))
                .require();
    }

    private Reply call(String operation, Map<String, String> members) {
        AwsCredentialsIdentity identity = identity();
        byte[] body = json(members);
        for (int attempt = 1; ; attempt++) {
            try {
                Reply reply = send(sign(operation, body, identity), body);
                if (!reply.isTransient() || attempt == TRIES) {
                    return reply;
                }
            } catch (IOException away) {
                if (attempt == TRIES) {
                    throw new SecretException("Secrets Manager cannot be reached");
                }
            }
        }
    }

    private AwsCredentialsIdentity identity() {
        try {
            return AwsCredentials.of(settings);
        } catch (NoCredentials none) {
            throw new SecretException(String.valueOf(none.getMessage()));
        }
    }

    private SdkHttpRequest sign(String operation, byte[] body, AwsCredentialsIdentity identity) {
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "secretsmanager." + operation)
                .build();
        return SIGNER.sign(signing -> signing.identity(identity)
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "secretsmanager")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
    }

    private Reply send(SdkHttpRequest signed, byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        signed.forEachHeader((name, values) -> {
            if (!"Host".equalsIgnoreCase(name)) {
                connection.setRequestProperty(name, values.getFirst());
            }
        });
        try (var stream = connection.getOutputStream()) {
            stream.write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return Reply.of(status, stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static byte[] json(Map<String, String> members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(members).forEach(object::put);
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    private record Reply(int status, JsonNode members, String error) {
        static Reply of(int status, String text) {
            JsonNode members = SettingJson.object(text).orElseGet(JsonNodeFactory.instance::objectNode);
            return new Reply(
                    status, members, status < 400 ? "" : members.path("__type").asText());
        }

        boolean isTransient() {
            return status >= 500 || status == 429 || error.contains("Throttling");
        }

        void require() {
            if (status >= 400) {
                throw new SecretException(
                        switch (status) {
                            case 400, 401, 403 ->
                                error.contains(NOT_FOUND)
                                        ? "there is no such secret"
                                        : "Secrets Manager refused access";
                            default -> "Secrets Manager is out of order";
                        });
            }
        }

        /** The members hold the secret. */
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }
}
