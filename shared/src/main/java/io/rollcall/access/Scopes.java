package io.rollcall.access;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of permissions in their one order, written as OAuth writes a scope (RFC 6749, section 3.3).
 *
 * @param permissions unmodifiable
 */
public record Scopes(Set<Permission> permissions) {
    public Scopes {
        EnumSet<Permission> copy = EnumSet.noneOf(Permission.class);
        copy.addAll(permissions);
        permissions = Collections.unmodifiableSet(copy);
    }

    /** Reads names separated by single spaces; empty when one of them is no scope, or there is none. */
    public static Optional<Scopes> parse(String text) {
        return of(List.of(text.split(" ", -1)));
    }

    /** Reads names; empty when one of them is no scope, or there is none. */
    public static Optional<Scopes> of(Collection<String> names) {
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        for (String name : names) {
            Optional<Permission> permission = Permission.ofScope(name);
            if (permission.isEmpty()) {
                return Optional.empty();
            }
            found.add(permission.get());
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new Scopes(found));
    }

    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean covers(Scopes other) {
        return permissions.containsAll(other.permissions);
    }

    /** What both sets allow. */
    public Scopes narrowedTo(Scopes other) {
        EnumSet<Permission> both = EnumSet.noneOf(Permission.class);
        both.addAll(permissions);
        both.retainAll(other.permissions);
        return new Scopes(both);
    }

    public List<String> names() {
        return permissions.stream().map(Permission::scope).toList();
    }

    /** The names, separated by spaces. */
    public String text() {
        return permissions.stream().map(Permission::scope).collect(Collectors.joining(" "));
    }
}
