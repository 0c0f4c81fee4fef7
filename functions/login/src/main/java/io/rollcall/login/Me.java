package io.rollcall.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rollcall.access.Caller;
import io.rollcall.access.Role;
import java.util.List;
import java.util.UUID;

/** Who the caller is. */
@Serdeable
@JsonInclude
record Me(
        String user,
        UUID id,
        String role,
        @JsonProperty("is_admin") boolean isAdmin,
        List<String> scopes,
        String credential) {
    static Me of(Caller caller) {
        return new Me(
                caller.name(),
                caller.id(),
                caller.role().id(),
                caller.role() == Role.ADMIN,
                caller.scopes().names(),
                caller.credential().id());
    }
}
