package io.rollcall.admin;

import io.rollcall.apikey.ApiKeys;
import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new key, with the key itself this once. */
record NewKeyBody(
        String key,
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

    @Override
    public void write(JsonMembers json) {
        json.member("key", key)
                .member("id", id)
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
