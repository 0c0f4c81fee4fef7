package io.rollcall.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.rollcall.access.Caller;
import io.rollcall.access.Credential;
import io.rollcall.access.Refused;
import io.rollcall.access.Role;
import io.rollcall.apikey.ApiKeyCache;
import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;
import io.rollcall.http.Exchanges;
import io.rollcall.ratelimit.ClientAddress;
import io.rollcall.session.AccountStatus;
import io.rollcall.session.AccountStatuses;
import io.rollcall.token.AccessToken;
import io.rollcall.token.AccessTokens;
import io.rollcall.token.TokenCheck;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Turns the credential of a request into its caller. There is one fetcher for access tokens and API keys, because of several the framework takes the
 * first that finds somebody: two credentials in one request are one too many. Where there is no route nobody is asked who they are.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class CredentialsFetcher implements AuthenticationFetcher<HttpRequest<?>> {
    private final AccessTokens tokens;
    private final AccountStatuses statuses;
    private final ApiKeyCache keys;
    private final KeyGuesses guesses;
    private final Exchanges exchanges;
    private final RateLimitRule limits;
    private final Refusals refusals;

    CredentialsFetcher(
            AccessTokens tokens,
            AccountStatuses statuses,
            ApiKeyCache keys,
            KeyGuesses guesses,
            Exchanges exchanges,
            RateLimitRule limits,
            Refusals refusals) {
        this.tokens = tokens;
        this.statuses = statuses;
        this.keys = keys;
        this.guesses = guesses;
        this.exchanges = exchanges;
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return Mono.defer(() ->
                Mono.justOrEmpty(RouteAttributes.getRouteInfo(request).flatMap(route -> identify(request, route))));
    }

    /** Credentials that are refused count against the address, whoever they claim to be. */
    private Optional<Caller> identify(HttpRequest<?> request, RouteInfo<?> route) {
        try {
            return authenticate(request, route);
        } catch (Failure refused) {
            if (refused.kind() != Kind.SERVICE_UNAVAILABLE) {
                limits.charge(request, route, Optional.empty());
            }
            if (refused.kind().isRefusedCredential()) {
                refusals.tell(request, refused.kind());
            }
            throw refused;
        }
    }

    private Optional<Caller> authenticate(HttpRequest<?> request, RouteInfo<?> route) {
        boolean strict = Access.of(route).isStrict(request.getMethod());
        Credentials credentials = Credentials.of(request);
        if (credentials instanceof Credentials.Bearer bearer) {
            return Optional.of(bearer(bearer.token(), strict));
        }
        if (credentials instanceof Credentials.Key key) {
            return key(key, request, strict, route.getAnnotationMetadata().hasAnnotation(ForeignCredentials.class));
        }
        return Optional.empty();
    }

    /** Finds the caller of a key. A text that stands alone in {@code Authorization} may belong to another scheme. */
    private Optional<Caller> key(Credentials.Key key, HttpRequest<?> request, boolean strict, boolean foreignAllowed) {
        String address = ClientAddress.client(exchanges.of(request).address());
        if (!keys.knows(key.key())) {
            guesses.requireFew(address);
        }
        Optional<Caller> caller = keys.find(key.key(), strict);
        if (caller.isEmpty()) {
            guesses.note(address);
            if (!key.raw() || !foreignAllowed) {
                throw key.raw() ? Refused.unauthorized() : Refused.invalidApiKey();
            }
        }
        return caller;
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
