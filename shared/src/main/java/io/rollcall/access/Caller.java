package io.rollcall.access;

import io.micronaut.security.authentication.Authentication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who calls, once the credentials have been checked.
 *
 * @param id the user; for an API key its owner
 * @param name the user's name
 * @param role what the user is now; for an API key at most its owner's role
 * @param scopes what this credential may do: the role's permissions, narrowed
 * @param credential how the caller proved it
 * @param credentialId the session of an access token, or the API key's id
 */
public record Caller(UUID id, String name, Role role, Scopes scopes, Credential credential, UUID credentialId)
        implements Authentication {
    /** The principal, which holds no secret: the framework logs it. */
    @Override
    public String getName() {
        return principal();
    }

    /** The permissions and the kind of the credential: what {@code @Secured} asks for. */
    @Override
    public Collection<String> getRoles() {
        List<String> roles = new ArrayList<>(scopes.names());
        roles.add(credential.id());
        return roles;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    public boolean isAdministrator() {
        return role == Role.ADMIN && scopes.allows(Permission.ADMIN);
    }

    /**
     * Refuses to hand on more than the caller has, so that a narrowed credential cannot make itself a wider one.
     *
     * @throws Refused 403, which names the first permission that is missing
     */
    public void requireAtLeast(Scopes wanted) {
        for (Permission permission : wanted.permissions()) {
            if (!scopes.allows(permission)) {
                throw Refused.missing(permission);
            }
        }
    }

    /** The session, where the caller signed in. */
    public Optional<UUID> session() {
        return credential == Credential.BEARER ? Optional.of(credentialId) : Optional.empty();
    }

    /** Tells one principal from every other: limits and idempotency keys count by it. */
    public String principal() {
        return switch (credential) {
            case BEARER -> "user:" + id;
            case API_KEY -> "key:" + credentialId;
        };
    }
}
