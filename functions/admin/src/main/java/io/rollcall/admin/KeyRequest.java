package io.rollcall.admin;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.access.Permission;
import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import io.rollcall.apikey.KeyText;
import io.rollcall.failure.Invalid;
import io.rollcall.input.Length;
import io.rollcall.input.Name;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param userId the owner; null for the caller
 * @param scopes null for all that the role may do
 * @param expiresAt null for a key without end
 * @param key a key that existed before this directory did; null to have one drawn
 */
@Introspected
record KeyRequest(
        @NotNull @Name(max = 100) String name,
        @Nullable UUID userId,
        @NotNull Role role,
        @Nullable List<Permission> scopes,
        @Future(message = "must be in the future") @Nullable Instant expiresAt,

        @Length(min = KeyText.LEAST, max = KeyText.MOST)
        @Pattern(regexp = "(?!rk_)[\\x21-\\x7e]*", message = "must be visible ASCII characters and not begin with rk_")
        @Nullable
        String key) {
    KeyRequest {
        name = Name.Spaces.trimmed(name);
    }

    /**
     * Returns what the key may do.
     *
     * @throws Invalid when it is more than the role may do, or nothing
     */
    Scopes granted() {
        if (scopes == null) {
            return role.permissions();
        }
        EnumSet<Permission> wanted = EnumSet.noneOf(Permission.class);
        wanted.addAll(scopes);
        Scopes granted = new Scopes(wanted);
        if (wanted.isEmpty() || !role.permissions().covers(granted)) {
            throw new Invalid(
                    "scopes", "scopes must be a subset of the scopes of role '" + role.id() + "', and not empty");
        }
        return granted;
    }

    Optional<KeyText> brought() {
        return Optional.ofNullable(key).map(KeyText::new);
    }

    @Override
    public String toString() {
        return "KeyRequest[" + name + "]";
    }
}
