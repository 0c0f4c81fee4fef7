package io.rollcall.access;

import io.rollcall.input.Word;
import java.util.Arrays;
import java.util.Optional;

/** What a caller may do. The scope names are the permissions' names. */
public enum Permission implements Word {
    EMPLOYEES_READ("employees:read"),
    EMPLOYEES_WRITE("employees:write"),
    USERS_READ("users:read"),
    USERS_WRITE("users:write"),
    KEYS_READ("keys:read"),
    KEYS_WRITE("keys:write"),
    AUDIT_READ("audit:read"),
    ADMIN("admin");

    private final String scope;

    Permission(String scope) {
        this.scope = scope;
    }

    @Override
    public String id() {
        return scope;
    }

    /** The name in tokens, keys and refusals. */
    public String scope() {
        return scope;
    }

    /** The permission of a scope's name; empty for a name that is none. */
    public static Optional<Permission> ofScope(String name) {
        return Arrays.stream(values())
                .filter(permission -> permission.scope.equals(name))
                .findFirst();
    }
}
