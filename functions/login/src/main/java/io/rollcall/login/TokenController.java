package io.rollcall.login;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.rollcall.audit.Actor;
import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Invalid;
import io.rollcall.http.Exchange;
import io.rollcall.http.Problems;
import io.rollcall.http.ResponseHeaders;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import io.rollcall.security.ForeignCredentials;

/** The token endpoint (RFC 6749, section 3.2) and the revocation endpoint (RFC 7009); their errors are OAuth's own. */
@Controller("/auth")
final class TokenController {
    private final SignInService signIns;
    private final SessionService sessions;
    private final ResponseHeaders headers;

    TokenController(SignInService signIns, SessionService sessions, ResponseHeaders headers) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.headers = headers;
    }

    @Post("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ForeignCredentials
    @Limited(LimitRule.LOGIN)
    TokenBody token(@Body TokenRequest request, Exchange exchange) {
        return switch (request.grant()) {
            case "password" -> signIn(request, exchange);
            case "refresh_token" -> sessions.refresh(request.token(), request.scopes(), Actor.unproved("", exchange));
            default -> throw OAuthError.unsupportedGrantType();
        };
    }

    @Post("/revoke")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Status(HttpStatus.OK)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ForeignCredentials
    @Limited(LimitRule.ACCOUNT)
    void revoke(@Body RevocationRequest request, Exchange exchange) {
        sessions.revoke(request.token(), Actor.unproved("", exchange));
    }

    private TokenBody signIn(TokenRequest request, Exchange exchange) {
        SignInRequest credentials = request.signIn();
        Actor actor = Actor.unproved(credentials.username(), exchange);
        SignIn outcome = signIns.signIn(credentials, request.scopes(), actor);
        if (outcome instanceof SignIn.Granted granted) {
            return granted.tokens();
        }
        throw outcome instanceof SignIn.ScopeRefused ? OAuthError.invalidScope() : OAuthError.invalidGrant();
    }

    /** Sealed here, because what the gate itself refuses never comes to its filter of answers. */
    @Error
    HttpResponse<OAuthErrorBody> refused(HttpRequest<?> request, OAuthError error) {
        MutableHttpResponse<OAuthErrorBody> response = HttpResponse.badRequest(
                        new OAuthErrorBody(error.error(), error.detail()))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.PRAGMA, "no-cache");
        headers.apply(request, response);
        return response;
    }

    @Error
    HttpResponse<OAuthErrorBody> malformed(HttpRequest<?> request, BadRequest cause) {
        return refused(request, OAuthError.invalidRequest(cause.detail()));
    }

    @Error
    HttpResponse<OAuthErrorBody> invalid(HttpRequest<?> request, Invalid cause) {
        return refused(request, OAuthError.invalidRequest(cause.detail()));
    }
}
