package io.rollcall.admin;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.rollcall.access.Access;
import io.rollcall.access.Allows;
import io.rollcall.access.Caller;
import io.rollcall.audit.Actor;
import io.rollcall.gate.RouteTable;
import io.rollcall.http.Exchange;
import io.rollcall.http.Problems;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonArray;
import io.rollcall.json.JsonObject;
import io.rollcall.json.Rules;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import java.time.Duration;

/** The last step of a rotation: see README, "Rotating the signing key". */
@Controller("/admin/signing-keys")
final class SigningKeyController {
    private static final long LONGEST = Duration.ofDays(7).toSeconds();

    private final SigningKeyService keys;

    SigningKeyController(SigningKeyService keys) {
        this.keys = keys;
    }

    @Get
    @Allows(Access.ADMINISTRATOR)
    @Limited(LimitRule.ADMIN)
    JsonArray list() {
        return JsonArray.of(keys.list(), SigningKeyBody::of);
    }

    @Post("/{kid" + RouteTable.SEGMENT + "}/retire")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Allows(Access.ADMINISTRATOR)
    @Limited(LimitRule.ADMIN)
    void retire(@PathVariable String kid, JsonObject body, Caller caller, Exchange exchange) {
        Fields fields = body.fields();
        var after = fields.optional("after_seconds", Rules.integer(0, LONGEST));
        fields.done();
        keys.retire(kid, Duration.ofSeconds(after.get().orElse(0L)), Actor.of(caller, exchange));
    }
}
