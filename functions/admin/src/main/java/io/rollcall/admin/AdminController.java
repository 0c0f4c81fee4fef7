package io.rollcall.admin;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;

/** The administrators' front door. */
@Controller("/admin")
final class AdminController {
    @Get
    @Secured("admin")
    @Limited(LimitRule.ADMIN)
    Welcome welcome() {
        return new Welcome("Welcome Admin!", "Admin access");
    }

    /** A sentence for people, and what was granted. */
    record Welcome(String message, String access) {}
}
