package io.rollcall.login;

import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;

/** A sentence for people, and what was granted. */
record AccessMessage(String message, String access) implements JsonBody {
    @Override
    public void write(JsonMembers json) {
        json.member("message", message).member("access", access);
    }
}
