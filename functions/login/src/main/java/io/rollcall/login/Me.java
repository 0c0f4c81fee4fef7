package io.rollcall.login;

import io.rollcall.access.Caller;
import io.rollcall.access.Role;
import java.util.List;
import java.util.UUID;

/** Who the caller is. */
record Me(String user, UUID id, String role, boolean isAdmin, List<String> scopes, String credential) {
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
