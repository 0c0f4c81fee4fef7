package io.rollcall.admin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rollcall.access.Access;
import io.rollcall.access.Allows;
import io.rollcall.audit.AuditQuery;
import io.rollcall.audit.AuditRecord;
import io.rollcall.audit.EventName;
import io.rollcall.http.Exchange;
import io.rollcall.http.Query;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonArray;
import io.rollcall.json.Rules;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;

/** The route of the trail. */
@Controller("/audit")
final class AuditController {
    private final AuditService trail;

    AuditController(AuditService trail) {
        this.trail = trail;
    }

    @Get
    @Allows(Access.AUDIT_READ)
    @Limited(LimitRule.ADMIN)
    HttpResponse<JsonArray> list(Query parameters, Exchange exchange) {
        Fields fields = parameters.fields();
        var request = PageRequest.from(fields);
        var actor = fields.optional("actor", Rules.text(1, 256));
        var event = fields.optional("event", Rules.oneOf(EventName.IDS));
        var since = fields.optional("since", Rules.time());
        var until = fields.optional("until", Rules.time());
        fields.done();
        AuditQuery query = new AuditQuery(actor.get(), event.get(), since.get(), until.get());
        Page<AuditRecord> page = trail.page(query, request.get());
        MutableHttpResponse<JsonArray> response = HttpResponse.ok(JsonArray.of(page.items(), AuditBody::of));
        page.next()
                .ifPresent(next -> response.header(
                        HttpHeaders.LINK, exchange.next("/audit", parameters.next(next.text(query.list())))));
        return response;
    }
}
