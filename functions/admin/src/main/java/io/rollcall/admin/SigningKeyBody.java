package io.rollcall.admin;

import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;
import io.rollcall.token.PublishedKeyState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signing key's public life. */
record SigningKeyBody(
        String kid, Instant publishedAt, @Nullable Instant retiredAt) implements JsonBody {
    static SigningKeyBody of(PublishedKeyState state) {
        return new SigningKeyBody(
                state.kid(), state.publishedAt(), state.retiredAt().orElse(null));
    }

    @Override
    public void write(JsonMembers json) {
        json.member("kid", kid).member("published_at", publishedAt).member("retired_at", retiredAt);
    }
}
