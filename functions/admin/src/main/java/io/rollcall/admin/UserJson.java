package io.rollcall.admin;

import io.rollcall.access.Role;
import io.rollcall.account.User;
import io.rollcall.idempotency.Kept;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonObject;
import io.rollcall.json.JsonText;
import io.rollcall.json.Rules;
import java.util.LinkedHashMap;
import java.util.Map;

/** A user as JSON text, to be given again under an idempotency key. */
final class UserJson {
    static final Kept<User> KEPT = new Kept<>(UserJson::write, UserJson::read);

    private UserJson() {}

    private static String write(User user) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", user.id());
        members.put("username", user.username());
        members.put("role", user.role().id());
        members.put("disabled", user.disabled());
        members.put("created_at", user.createdAt());
        return JsonText.of(members);
    }

    private static User read(String text) {
        Fields fields = JsonObject.parse(text).fields();
        return new User(
                fields.required("id", Rules.uuid()).get(),
                fields.required("username", Rules.text()).get(),
                Role.of(fields.required("role", Rules.text()).get()).orElseThrow(),
                fields.required("disabled", Rules.bool()).get(),
                fields.required("created_at", Rules.time()).get());
    }
}
