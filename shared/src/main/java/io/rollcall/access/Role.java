package io.rollcall.access;

import static io.rollcall.access.Permission.EMPLOYEES_READ;
import static io.rollcall.access.Permission.EMPLOYEES_WRITE;

import io.rollcall.input.Word;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The table of roles and their permissions. */
public enum Role implements Word {
    USER(EnumSet.of(EMPLOYEES_READ)),
    EDITOR(EnumSet.of(EMPLOYEES_READ, EMPLOYEES_WRITE)),
    ADMIN(EnumSet.allOf(Permission.class));

    /** The roles' names, from the least to the most. */
    public static final List<String> NAMES =
            Arrays.stream(values()).map(Role::id).toList();

    private final Scopes permissions;

    Role(Set<Permission> permissions) {
        this.permissions = new Scopes(permissions);
    }

    /** The name in the database and in answers. */
    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All that the role may do. */
    public Scopes permissions() {
        return permissions;
    }

    /** The lesser of two roles. */
    public Role atMost(Role other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The role of a name; empty for a name that is none. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
