package io.rollcall.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token as the database has it.
 *
 * @param hash SHA-256 of the token, in hexadecimal
 * @param parent the hash of the token that it replaced
 * @param state {@code live}, then {@code used}; {@code superseded} where a response was lost and the token was asked for again
 */
@MappedEntity("refresh_tokens")
record RefreshTokenRow(
        @Id String hash,
        UUID sessionId,
        @Nullable String parent,
        String state,
        Instant expiresAt,
        @Nullable Instant usedAt) {}
