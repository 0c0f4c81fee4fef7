package io.rollcall.login;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import io.rollcall.access.Scopes;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.input.Length;
import io.rollcall.session.RefreshToken;
import java.util.Optional;

/**
 * A form for the token endpoint. Which fields it needs depends on {@code grant_type}; parameters that are unknown are ignored (RFC 6749,
 * section 3.2).
 */
@Introspected
@JsonIgnoreProperties(ignoreUnknown = true)
record TokenRequest(
        Optional<String> grantType,
        Optional<@Length(min = 1, max = 256) String> username,
        Optional<@Length(min = 1, max = PasswordPolicy.MOST) String> password,
        Optional<String> refreshToken,
        Optional<String> scope) {
    private static final String PASSWORD = "password";

    /** Returns the grant type, {@code password} where none is named. */
    String grant() {
        return grantType.filter(type -> !type.isEmpty()).orElse(PASSWORD);
    }

    /** @throws OAuthError when the name or the password is missing */
    SignInRequest signIn() {
        return new SignInRequest(required("username", username), required(PASSWORD, password));
    }

    /** @throws OAuthError when the token is missing */
    RefreshToken token() {
        return new RefreshToken(required("refresh_token", refreshToken));
    }

    /**
     * Returns the scope that is wanted; empty for all.
     *
     * @throws OAuthError when it is no scope
     */
    Optional<Scopes> scopes() {
        return scope.filter(text -> !text.isBlank())
                .map(text -> Scopes.parse(text.strip()).orElseThrow(OAuthError::invalidScope));
    }

    private static String required(String name, Optional<String> value) {
        String text = value.orElseThrow(() -> OAuthError.invalidRequest(name + " is required"));
        if (text.isEmpty()) {
            throw OAuthError.invalidRequest(name + " must not be empty");
        }
        return text;
    }

    @Override
    public String toString() {
        return "TokenRequest[" + grant() + "]";
    }
}
