package io.rollcall.admin;

import io.rollcall.apikey.ApiKey;
import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key as answers show it, never the key itself. */
record KeyBody(
        UUID id,
        String name,
        UUID userId,
        String prefix,
        String role,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt)
        implements JsonBody {
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

    @Override
    public void write(JsonMembers json) {
        json.member("id", id)
                .member("name", name)
                .member("user_id", userId)
                .member("prefix", prefix)
                .member("role", role)
                .member("scopes", scopes)
                .member("created_at", createdAt)
                .member("expires_at", expiresAt)
                .member("last_used_at", lastUsedAt);
    }
}
