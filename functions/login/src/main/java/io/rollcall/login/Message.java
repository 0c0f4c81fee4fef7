package io.rollcall.login;

import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;

/** A sentence for people. */
record Message(String message) implements JsonBody {
    @Override
    public void write(JsonMembers json) {
        json.member("message", message);
    }
}
