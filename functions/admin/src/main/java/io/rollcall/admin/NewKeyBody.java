package io.rollcall.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rollcall.apikey.ApiKeys;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new key, with the key itself this once. */
@Serdeable
@JsonInclude
record NewKeyBody(
        String key,
        UUID id,
        String name,
        @JsonProperty("user_id") UUID userId,
        String prefix,
        String role,
        List<String> scopes,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("last_used_at") @Nullable Instant lastUsedAt) {
    static NewKeyBody of(ApiKeys.Made made) {
        KeyBody body = KeyBody.of(made.key());
        return new NewKeyBody(
                made.text().text(),
                body.id(),
                body.name(),
                body.userId(),
                body.prefix(),
                body.role(),
                body.scopes(),
                body.createdAt(),
                body.expiresAt(),
                body.lastUsedAt());
    }

    @Override
    public String toString() {
        return "NewKeyBody[" + id + "]";
    }
}
