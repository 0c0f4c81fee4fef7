package io.rollcall.login;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.rollcall.access.Caller;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.account.User;
import io.rollcall.audit.Actor;
import io.rollcall.http.Exchange;
import io.rollcall.http.Problems;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import io.rollcall.security.Access;
import java.util.Optional;

/** Signing in, registering, and what a session's holder may do with it. */
@Controller
final class AuthController {
    private final SignInService signIns;
    private final AccountService accounts;
    private final SessionService sessions;
    private final PasswordPolicy policy;

    AuthController(SignInService signIns, AccountService accounts, SessionService sessions, PasswordPolicy policy) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.sessions = sessions;
        this.policy = policy;
    }

    @Post("/login")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.LOGIN)
    TokenBody logIn(@Body SignInRequest request, Exchange exchange) {
        Actor actor = Actor.unproved(request.username(), exchange);
        if (signIns.signIn(request, Optional.empty(), actor) instanceof SignIn.Granted granted) {
            return granted.tokens();
        }
        throw new InvalidCredentials();
    }

    @Post("/auth/register")
    @Status(HttpStatus.CREATED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.LOGIN)
    User register(@Body RegisterRequest request, Exchange exchange) {
        policy.requireOther("password", request.password(), request.username());
        return accounts.register(request, Actor.unproved(request.username(), exchange));
    }

    @Post("/auth/logout")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Access.BEARER)
    @Limited(LimitRule.ACCOUNT)
    void logOut(Caller caller, Exchange exchange) {
        sessions.logOut(caller, Actor.of(caller, exchange));
    }

    @Post("/auth/password")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Access.BEARER)
    @Limited(LimitRule.LOGIN)
    void changePassword(@Body PasswordRequest request, Caller caller, Exchange exchange) {
        policy.requireOther("new_password", request.newPassword(), caller.name());
        accounts.changePassword(caller, request, Actor.of(caller, exchange));
    }

    @Get("/me")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Limited(LimitRule.ACCOUNT)
    Me me(Caller caller) {
        return Me.of(caller);
    }
}
