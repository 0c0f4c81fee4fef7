package io.rollcall.directory;

import com.fasterxml.jackson.databind.JsonNode;

/** The tokens of one sign-in. */
public record Session(String accessToken, String refreshToken) {
    public static Session of(JsonNode tokens) {
        return new Session(
                tokens.path("access_token").textValue(),
                tokens.path("refresh_token").textValue());
    }
}
