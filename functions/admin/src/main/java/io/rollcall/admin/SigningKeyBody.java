package io.rollcall.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rollcall.token.PublishedKeyState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signing key's public life. */
@Serdeable
@JsonInclude
record SigningKeyBody(
        String kid,
        @JsonProperty("published_at") Instant publishedAt,
        @JsonProperty("retired_at") @Nullable Instant retiredAt) {
    static SigningKeyBody of(PublishedKeyState state) {
        return new SigningKeyBody(
                state.kid(), state.publishedAt(), state.retiredAt().orElse(null));
    }
}
