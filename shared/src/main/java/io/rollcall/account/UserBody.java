package io.rollcall.account;

import io.rollcall.access.Role;
import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;
import java.time.Instant;
import java.util.UUID;

/** A user as answers show it. */
public record UserBody(UUID id, String username, String role, boolean isAdmin, boolean disabled, Instant createdAt)
        implements JsonBody {
    public static UserBody of(User user) {
        return new UserBody(
                user.id(),
                user.username(),
                user.role().id(),
                user.role() == Role.ADMIN,
                user.disabled(),
                user.createdAt());
    }

    @Override
    public void write(JsonMembers json) {
        json.member("id", id)
                .member("username", username)
                .member("role", role)
                .member("is_admin", isAdmin)
                .member("disabled", disabled)
                .member("created_at", createdAt);
    }
}
