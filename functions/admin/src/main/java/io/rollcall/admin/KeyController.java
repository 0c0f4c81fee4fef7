package io.rollcall.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.rollcall.access.Caller;
import io.rollcall.apikey.ApiKey;
import io.rollcall.apikey.ApiKeys;
import io.rollcall.audit.Actor;
import io.rollcall.http.Exchange;
import io.rollcall.http.Problems;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.input.QueryParameters;
import io.rollcall.page.PageRequest;
import io.rollcall.page.PageResponses;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import io.rollcall.security.RouteTable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The routes of API keys. */
@Controller("/api-keys")
final class KeyController {
    private final KeyService keys;
    private final Idempotency idempotency;
    private final PageResponses pages;

    KeyController(KeyService keys, Idempotency idempotency, PageResponses pages) {
        this.keys = keys;
        this.idempotency = idempotency;
        this.pages = pages;
    }

    @Get
    @Secured("keys:read")
    @Limited(LimitRule.ADMIN)
    HttpResponse<List<ApiKey>> list(HttpRequest<?> request, @QueryParameters PageRequest page) {
        return pages.of(request, keys.page(page), ApiKeys.LIST);
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Secured("keys:write")
    @Limited(LimitRule.ADMIN)
    NewKeyBody create(
            @Body KeyRequest request,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            Caller caller,
            Exchange exchange) {
        Optional<IdempotencyKey> key = idempotency.secretKey(idempotencyKey, caller, "POST /api-keys", request);
        return NewKeyBody.of(keys.create(request, key, caller, Actor.of(caller, exchange)));
    }

    @Post("/{id" + RouteTable.SEGMENT + "}/rotate")
    @Status(HttpStatus.CREATED)
    @Secured("keys:write")
    @Limited(LimitRule.ADMIN)
    NewKeyBody rotate(@PathVariable UUID id, @Body RotateRequest request, Caller caller, Exchange exchange) {
        return NewKeyBody.of(keys.rotate(id, request.overlap(), caller, Actor.of(caller, exchange)));
    }

    @Delete("/{id" + RouteTable.SEGMENT + "}")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Secured("keys:write")
    @Limited(LimitRule.ADMIN)
    void revoke(@PathVariable UUID id, Caller caller, Exchange exchange) {
        keys.revoke(id, Actor.of(caller, exchange));
    }
}
