package io.rollcall.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rollcall.access.Role;
import java.time.Instant;
import java.util.UUID;

/** A user as answers show it. */
@Serdeable
public record UserBody(
        UUID id,
        String username,
        String role,
        @JsonProperty("is_admin") boolean isAdmin,
        boolean disabled,
        @JsonProperty("created_at") Instant createdAt) {
    public static UserBody of(User user) {
        return new UserBody(
                user.id(),
                user.username(),
                user.role().id(),
                user.role() == Role.ADMIN,
                user.disabled(),
                user.createdAt());
    }
}
