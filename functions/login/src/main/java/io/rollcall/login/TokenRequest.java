package io.rollcall.login;

import io.rollcall.access.Scopes;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.http.Form;
import io.rollcall.json.Fields;
import io.rollcall.json.Rules;
import io.rollcall.session.RefreshToken;
import java.util.Optional;

/** What a client asks of the token endpoint. Parameters that we do not know are passed over (RFC 6749, section 3.2). */
sealed interface TokenRequest {
    /** The scope that is wanted; empty for all. */
    Optional<Scopes> scopes();

    record Password(SignInRequest signIn, Optional<Scopes> scopes) implements TokenRequest {}

    record RefreshGrant(RefreshToken token, Optional<Scopes> scopes) implements TokenRequest {}

    /** @throws OAuthError when something is missing or unknown */
    static TokenRequest from(Form form) {
        Fields fields = form.fields();
        var grant = fields.optional("grant_type", Rules.text());
        var scope = fields.optional("scope", Rules.text());
        return switch (grant.get().filter(type -> !type.isEmpty()).orElse("password")) {
            case "password" -> {
                var username = fields.required("username", Rules.text(1, 256));
                var password = fields.required("password", PasswordPolicy.tried());
                fields.doneIgnoringOthers();
                yield new Password(new SignInRequest(username.get(), password.get()), scopes(scope.get()));
            }
            case "refresh_token" -> {
                var token = fields.required("refresh_token", Rules.filled());
                fields.doneIgnoringOthers();
                yield new RefreshGrant(new RefreshToken(token.get()), scopes(scope.get()));
            }
            default -> throw OAuthError.unsupportedGrantType();
        };
    }

    private static Optional<Scopes> scopes(Optional<String> text) {
        return text.filter(scope -> !scope.isBlank())
                .map(scope -> Scopes.parse(scope.strip()).orElseThrow(OAuthError::invalidScope));
    }
}
