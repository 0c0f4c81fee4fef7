package io.rollcall.employees;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.rollcall.access.Caller;
import io.rollcall.health.Health;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import org.jspecify.annotations.Nullable;

/** Says if this function can do its work. */
@Controller("/employees/health")
final class HealthController {
    private final Health health;

    HealthController(Health health) {
        this.health = health;
    }

    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.EMPLOYEES_READ)
    HttpResponse<Health.Status> health(@Nullable Caller caller) {
        return health.check(caller);
    }
}
