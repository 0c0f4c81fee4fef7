package io.rollcall.access;

import io.rollcall.failure.Kind;
import java.util.Optional;
import java.util.Set;

/** Who may use a route. Every route declares one of these, and the gate asks it on every request. */
public enum Access {
    /** Anyone; a credential that is sent has to be alive all the same. */
    ANYONE,
    /** As {@link #ANYONE}, for a route with credentials of its own: an {@code Authorization} header that is not ours is passed over. */
    ANYONE_WITH_FOREIGN_HEADERS,
    SIGNED_IN,
    BEARER,
    API_KEY,
    ADMINISTRATOR(Permission.ADMIN),
    EMPLOYEES_READ(Permission.EMPLOYEES_READ),
    EMPLOYEES_WRITE(Permission.EMPLOYEES_WRITE),
    USERS_READ(Permission.USERS_READ),
    USERS_WRITE(Permission.USERS_WRITE),
    KEYS_READ(Permission.KEYS_READ),
    KEYS_WRITE(Permission.KEYS_WRITE),
    AUDIT_READ(Permission.AUDIT_READ);

    private final Optional<Permission> permission;

    Access() {
        this.permission = Optional.empty();
    }

    Access(Permission permission) {
        this.permission = Optional.of(permission);
    }

    public boolean isOpen() {
        return this == ANYONE || this == ANYONE_WITH_FOREIGN_HEADERS;
    }

    /** The one permission that a route demands; empty where it demands none, or a kind of credential. */
    public Optional<Permission> permission() {
        return permission;
    }

    /** Whether the caller's standing has to be read anew even to read: on all that administrators do. */
    public boolean isAdministrative() {
        return switch (this) {
            case ADMINISTRATOR, USERS_READ, USERS_WRITE, KEYS_READ, KEYS_WRITE, AUDIT_READ -> true;
            default -> false;
        };
    }

    /**
     * Lets the caller pass or refuses.
     *
     * @throws Refused 401 without a caller, 403 with one who may not
     */
    public void check(Optional<Caller> caller) {
        if (isOpen()) {
            return;
        }
        Caller present = caller.orElseThrow(Refused::unauthorized);
        switch (this) {
            case BEARER ->
                require(present.credential() == Credential.BEARER, "This route takes an access token, not an API key");
            case API_KEY ->
                require(present.credential() == Credential.API_KEY, "This route takes an API key, not an access token");
            case ADMINISTRATOR ->
                require(present.isAdministrator(), "The user does not have administrative privileges");
            default -> permission.ifPresent(needed -> present.requireAtLeast(new Scopes(Set.of(needed))));
        }
    }

    private static void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw new Refused(Kind.ACCESS_DENIED, otherwise);
        }
    }
}
