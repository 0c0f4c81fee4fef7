package io.rollcall.admin;

import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import io.rollcall.apikey.ApiKey;
import io.rollcall.apikey.ApiKeys;
import io.rollcall.apikey.KeyText;
import io.rollcall.audit.State;
import io.rollcall.idempotency.Kept;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonObject;
import io.rollcall.json.Rules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A key as JSON text, with the key itself, to be given again to the client who can open what is kept. */
final class KeyJson {
    static final Kept<ApiKeys.Made> KEPT = new Kept<>(KeyJson::write, KeyJson::read);

    private KeyJson() {}

    /** What is asked for, so that no two drafts read alike. Goes no further than into a hash. */
    static String draft(KeyRequest request) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", request.name());
        request.owner().ifPresent(owner -> members.put("user_id", owner));
        members.put("role", request.role().id());
        members.put("scope", request.scopes().text());
        request.expiresAt().ifPresent(end -> members.put("expires_at", end));
        request.brought().ifPresent(text -> members.put("key", text.text()));
        return State.of(members);
    }

    private static String write(ApiKeys.Made made) {
        ApiKey key = made.key();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", key.id());
        members.put("user_id", key.owner());
        members.put("name", key.name());
        members.put("prefix", key.prefix());
        members.put("role", key.role().id());
        members.put("scope", key.scopes().text());
        members.put("created_at", key.createdAt());
        key.expiresAt().ifPresent(end -> members.put("expires_at", end));
        members.put("key", made.text().text());
        return State.of(members);
    }

    private static ApiKeys.Made read(String text) {
        Fields fields = JsonObject.parse(text).fields();
        ApiKey key = new ApiKey(
                fields.required("id", Rules.uuid()).get(),
                fields.required("user_id", Rules.uuid()).get(),
                fields.required("name", Rules.text()).get(),
                fields.required("prefix", Rules.text()).get(),
                Role.of(fields.required("role", Rules.text()).get()).orElseThrow(),
                Scopes.parse(fields.required("scope", Rules.text()).get()).orElseThrow(),
                fields.required("created_at", Rules.time()).get(),
                fields.optional("expires_at", Rules.time()).get(),
                Optional.empty());
        return new ApiKeys.Made(
                key, new KeyText(fields.required("key", Rules.text()).get()));
    }
}
