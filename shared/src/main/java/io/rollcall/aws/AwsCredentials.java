package io.rollcall.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.setting.SettingJson;
import io.rollcall.setting.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Who the function is to AWS: the keys that Lambda puts in the environment, or, under SnapStart, those behind the address that it puts there
 * instead, because keys in a snapshot would be too old when it wakes.
 */
public final class AwsCredentials {
    private static final int PATIENCE_MILLIS = 2_000;

    private AwsCredentials() {}

    /** @throws NoCredentials when there are none */
    public static AwsCredentialsIdentity of(Settings settings) {
        if (settings.text("AWS_ACCESS_KEY_ID").isPresent()) {
            String id = settings.required("AWS_ACCESS_KEY_ID");
            String key = settings.required("AWS_SECRET_ACCESS_KEY");
            return settings.text("AWS_SESSION_TOKEN").isPresent()
                    ? AwsSessionCredentialsIdentity.create(id, key, settings.required("AWS_SESSION_TOKEN"))
                    : AwsCredentialsIdentity.create(id, key);
        }
        String address = settings.text("AWS_CONTAINER_CREDENTIALS_FULL_URI").orElseThrow(NoCredentials::new);
        return fetch(
                URI.create(address),
                settings.text("AWS_CONTAINER_AUTHORIZATION_TOKEN").orElse(""));
    }

    private static AwsCredentialsIdentity fetch(URI address, String token) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setRequestProperty("Authorization", token);
            try (var stream = connection.getInputStream()) {
                JsonNode keys = SettingJson.object(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                        .orElseThrow(NoCredentials::new);
                return AwsSessionCredentialsIdentity.create(
                        keys.path("AccessKeyId").asText(),
                        keys.path("SecretAccessKey").asText(),
                        keys.path("Token").asText());
            }
        } catch (IOException away) {
            throw new NoCredentials();
        }
    }
}
