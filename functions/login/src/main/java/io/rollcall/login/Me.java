package io.rollcall.login;

import io.rollcall.access.Caller;
import io.rollcall.access.Role;
import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;
import java.util.List;
import java.util.UUID;

/** Who the caller is. */
record Me(String user, UUID id, String role, boolean isAdmin, List<String> scopes, String credential)
        implements JsonBody {
    static Me of(Caller caller) {
        return new Me(
                caller.name(),
                caller.id(),
                caller.role().id(),
                caller.role() == Role.ADMIN,
                caller.scopes().names(),
                caller.credential().id());
    }

    @Override
    public void write(JsonMembers json) {
        json.member("user", user)
                .member("id", id)
                .member("role", role)
                .member("is_admin", isAdmin)
                .member("scopes", scopes)
                .member("credential", credential);
    }
}
