package io.rollcall.login;

import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;

/** An error answer of the token endpoint (RFC 6749, section 5.2). */
record OAuthErrorBody(String error, String errorDescription) implements JsonBody {
    @Override
    public void write(JsonMembers json) {
        json.member("error", error).member("error_description", errorDescription);
    }
}
