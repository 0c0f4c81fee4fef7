package io.rollcall.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rollcall.apikey.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key as answers show it, never the key itself. */
@Serdeable
@JsonInclude
record KeyBody(
        UUID id,
        String name,
        @JsonProperty("user_id") UUID userId,
        String prefix,
        String role,
        List<String> scopes,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("last_used_at") @Nullable Instant lastUsedAt) {
    static KeyBody of(ApiKey key) {
        return new KeyBody(
                key.id(),
                key.name(),
                key.owner(),
                key.prefix(),
                key.role().id(),
                key.scopes().names(),
                key.createdAt(),
                key.expiresAt().orElse(null),
                key.lastUsedAt().orElse(null));
    }
}
