package io.rollcall.admin;

import io.rollcall.apikey.ApiKeys;
import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;

/**
 * A new key, with the key itself this once.
 *
 * @param text the key itself
 * @param body what every other answer shows of it
 */
record NewKeyBody(String text, KeyBody body) implements JsonBody {
    static NewKeyBody of(ApiKeys.Made made) {
        return new NewKeyBody(made.text().text(), KeyBody.of(made.key()));
    }

    @Override
    public String toString() {
        return "NewKeyBody[" + body.id() + "]";
    }

    @Override
    public void write(JsonMembers json) {
        json.member("key", text);
        body.write(json);
    }
}
