package io.rollcall.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.rollcall.access.Scopes;
import io.rollcall.access.ScopesColumn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sign-in; its refresh tokens follow one another, and all end with it. */
@MappedEntity("sessions")
record SessionRow(
        @Id UUID id,
        UUID userId,
        @MappedProperty(converter = ScopesColumn.class) Scopes scope,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {}
