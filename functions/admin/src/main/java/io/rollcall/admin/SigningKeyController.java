package io.rollcall.admin;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.rollcall.access.Caller;
import io.rollcall.audit.Actor;
import io.rollcall.http.Exchange;
import io.rollcall.http.Problems;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import io.rollcall.security.RouteTable;
import io.rollcall.token.SigningKeyRow;
import java.util.List;

/** The last step of a rotation: see README, "Rotating the signing key". */
@Controller("/admin/signing-keys")
final class SigningKeyController {
    private final SigningKeyService keys;

    SigningKeyController(SigningKeyService keys) {
        this.keys = keys;
    }

    @Get
    @Secured("admin")
    @Limited(LimitRule.ADMIN)
    List<SigningKeyRow> list() {
        return keys.list();
    }

    @Post("/{kid" + RouteTable.SEGMENT + "}/retire")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Secured("admin")
    @Limited(LimitRule.ADMIN)
    void retire(@PathVariable String kid, @Body RetireRequest request, Caller caller, Exchange exchange) {
        keys.retire(kid, request.after(), Actor.of(caller, exchange));
    }
}
