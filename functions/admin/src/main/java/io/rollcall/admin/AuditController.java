package io.rollcall.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.rollcall.audit.AuditRecord;
import io.rollcall.audit.AuditTrail;
import io.rollcall.input.QueryParameters;
import io.rollcall.page.PageResponses;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import java.util.List;

/** The route of the trail. */
@Controller("/audit")
final class AuditController {
    private final AuditTrail trail;
    private final PageResponses pages;

    AuditController(AuditTrail trail, PageResponses pages) {
        this.trail = trail;
        this.pages = pages;
    }

    @Get
    @Secured("audit:read")
    @Limited(LimitRule.ADMIN)
    HttpResponse<List<AuditRecord>> list(HttpRequest<?> request, @QueryParameters AuditParameters parameters) {
        return pages.of(
                request,
                trail.page(parameters.query(), parameters.page()),
                parameters.query().list());
    }
}
