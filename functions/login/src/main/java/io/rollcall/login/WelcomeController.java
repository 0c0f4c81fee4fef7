package io.rollcall.login;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.rollcall.access.Caller;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import io.rollcall.security.Access;

/** The small routes that show what each credential opens. */
@Controller
final class WelcomeController {
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.ACCOUNT)
    Message welcome() {
        return new Message("Welcome to the Employee Management API.");
    }

    @Get("/public")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.ACCOUNT)
    Message open() {
        return new Message("Anyone can see this");
    }

    @Get("/private")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Limited(LimitRule.ACCOUNT)
    Message signedIn(Caller caller) {
        return new Message("Hello, " + caller.name());
    }

    @Get("/protected")
    @Secured(Access.BEARER)
    @Limited(LimitRule.PROTECTED)
    Message bearer(Caller caller) {
        return new Message(
                "Welcome " + caller.name() + "! Your role is " + caller.role().id() + ".");
    }

    @Get("/api/secure")
    @Secured(Access.BEARER)
    @Limited(LimitRule.SECURE)
    AccessMessage secure(Caller caller) {
        return new AccessMessage("User " + caller.id() + " authenticated", "Access granted");
    }

    @Get("/data")
    @Secured(Access.API_KEY)
    @Limited(LimitRule.ACCOUNT)
    Message data() {
        return new Message("Here is your data");
    }

    @Get("/rate-limit-test")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.RATE_LIMIT_TEST)
    Message limited() {
        return new Message("This route is rate-limited to 3 requests per minute.");
    }
}
