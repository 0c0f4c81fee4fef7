package io.rollcall.gate;

import io.micronaut.http.HttpRequest;
import io.rollcall.access.Access;
import io.rollcall.access.Caller;
import io.rollcall.access.Credential;
import io.rollcall.access.Refused;
import io.rollcall.access.Role;
import io.rollcall.apikey.Keyring;
import io.rollcall.http.Exchanges;
import io.rollcall.ratelimit.ClientAddress;
import io.rollcall.session.AccountStatus;
import io.rollcall.session.AccountStatuses;
import io.rollcall.token.AccessToken;
import io.rollcall.token.AccessTokenCheck;
import io.rollcall.token.TokenCheck;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns credentials into a caller. */
@Singleton
final class Authenticator {
    private final AccessTokenCheck tokens;
    private final AccountStatuses statuses;
    private final Keyring keyring;
    private final KeyGuesses guesses;
    private final Exchanges exchanges;

    Authenticator(
            AccessTokenCheck tokens,
            AccountStatuses statuses,
            Keyring keyring,
            KeyGuesses guesses,
            Exchanges exchanges) {
        this.tokens = tokens;
        this.statuses = statuses;
        this.keyring = keyring;
        this.guesses = guesses;
        this.exchanges = exchanges;
    }

    /**
     * Who calls; nobody where no credential of ours is shown.
     *
     * @throws Refused when a credential is shown that is not alive
     */
    Optional<Caller> authenticate(HttpRequest<?> request, Access access) {
        Credentials credentials = Credentials.of(request);
        if (credentials instanceof Credentials.Bearer bearer) {
            return Optional.of(bearer(bearer.token(), isStrict(request, access)));
        }
        if (credentials instanceof Credentials.Key key) {
            return key(key, request, access);
        }
        return Optional.empty();
    }

    /** What stands alone in {@code Authorization} and is no live key may be no key at all. */
    private Optional<Caller> key(Credentials.Key key, HttpRequest<?> request, Access access) {
        String address = ClientAddress.client(exchanges.of(request).address());
        if (!keyring.knows(key.key())) {
            guesses.requireFew(address);
        }
        Optional<Caller> caller = keyring.find(key.key(), isStrict(request, access));
        if (caller.isEmpty()) {
            guesses.note(address);
            if (!key.raw() || access != Access.ANYONE_WITH_FOREIGN_HEADERS) {
                throw refusal(key);
            }
        }
        return caller;
    }

    private static Refused refusal(Credentials.Key key) {
        return key.raw() ? Refused.unauthorized() : Refused.invalidApiKey();
    }

    /** Administrators' routes and all that writes feel a revocation at once. */
    private static boolean isStrict(HttpRequest<?> request, Access access) {
        return access.isAdministrative() || request.getMethod().permitsRequestBody();
    }

    private Caller bearer(String text, boolean strict) {
        TokenCheck check = tokens.check(text);
        if (check instanceof TokenCheck.Valid valid) {
            return caller(valid.token(), strict);
        }
        throw check instanceof TokenCheck.Expired ? Refused.expiredToken() : Refused.invalidToken();
    }

    private Caller caller(AccessToken token, boolean strict) {
        AccountStatus status =
                statuses.of(token.subject(), token.session(), strict).orElseThrow(Refused::invalidToken);
        Role role = status.role();
        return new Caller(
                token.subject(),
                status.username(),
                role,
                role.permissions().narrowedTo(token.scopes()),
                Credential.BEARER,
                token.session());
    }
}
