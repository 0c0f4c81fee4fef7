package io.rollcall.admin;

import io.rollcall.access.Permission;
import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import io.rollcall.apikey.KeyText;
import io.rollcall.failure.Invalid;
import io.rollcall.json.Fields;
import io.rollcall.json.Rule;
import io.rollcall.json.Rule.Broken;
import io.rollcall.json.Rules;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A key to be.
 *
 * @param owner empty for the caller
 * @param scopes all that the role may do, unless fewer were asked for
 * @param brought a key that existed before this directory did
 */
record KeyRequest(
        String name,
        Optional<UUID> owner,
        Role role,
        Scopes scopes,
        Optional<Instant> expiresAt,
        Optional<KeyText> brought) {
    private static final Rule<List<String>> SCOPES = Rules.listOf(Rules.oneOf(
            Arrays.stream(Permission.values()).map(Permission::scope).toList()));

    static KeyRequest from(Fields fields, Clock clock) {
        var name = fields.required("name", Rules.name(100));
        var owner = fields.nullable("user_id", Rules.uuid());
        var role = fields.required("role", Rules.oneOf(Role.NAMES));
        var scopes = fields.nullable("scopes", SCOPES);
        var expiresAt = fields.nullable("expires_at", future(clock));
        var brought = fields.nullable("key", KeyRequest::brought);
        fields.done();
        Role most = Role.of(role.get()).orElseThrow();
        return new KeyRequest(
                name.get(), owner.get(), most, scopes(most, scopes.get()), expiresAt.get(), brought.get());
    }

    private static Scopes scopes(Role role, Optional<List<String>> names) {
        if (names.isEmpty()) {
            return role.permissions();
        }
        return Scopes.of(names.get())
                .filter(role.permissions()::covers)
                .orElseThrow(() -> new Invalid("scopes", "scopes must be some that the role '" + role.id() + "' has"));
    }

    private static Rule<Instant> future(Clock clock) {
        return value -> {
            Instant time = Rules.time().apply(value);
            if (!time.isAfter(clock.instant())) {
                throw Broken.because("must be in the future");
            }
            return time;
        };
    }

    private static KeyText brought(Object value) throws Broken {
        String text = Rules.text(KeyText.LEAST, KeyText.MOST).apply(value);
        if (text.startsWith("rk_") || text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw Broken.because("must be visible ASCII characters and not begin with rk_");
        }
        return new KeyText(text);
    }
}
