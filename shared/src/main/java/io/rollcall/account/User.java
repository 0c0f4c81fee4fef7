package io.rollcall.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.rollcall.access.Role;
import io.rollcall.access.RoleColumn;
import java.time.Instant;
import java.util.UUID;

/**
 * Someone who may sign in: a row of the table, and what responses show of it.
 *
 * @param username as it was registered; names are compared by {@code usernameKey}
 * @param disabled true while the user may not sign in
 */
@MappedEntity("users")
@JsonPropertyOrder({"id", "username", "role", "is_admin", "disabled", "created_at"})
public record User(
        @Id UUID id,
        String username,
        @JsonIgnore String usernameKey,
        @MappedProperty(converter = RoleColumn.class) Role role,
        boolean disabled,
        Instant createdAt) {
    /** Returns true for an administrator, for clients that know no roles. */
    @JsonProperty("is_admin")
    public boolean administrator() {
        return role == Role.ADMIN;
    }

    User with(Role otherRole, boolean otherDisabled) {
        return new User(id, username, usernameKey, otherRole, otherDisabled, createdAt);
    }
}
