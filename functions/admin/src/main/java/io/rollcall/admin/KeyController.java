package io.rollcall.admin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.rollcall.access.Access;
import io.rollcall.access.Allows;
import io.rollcall.access.Caller;
import io.rollcall.apikey.ApiKey;
import io.rollcall.apikey.ApiKeys;
import io.rollcall.audit.Actor;
import io.rollcall.gate.RouteTable;
import io.rollcall.http.Exchange;
import io.rollcall.http.Problems;
import io.rollcall.http.Query;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonArray;
import io.rollcall.json.JsonObject;
import io.rollcall.json.Rules;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of API keys. */
@Controller("/api-keys")
final class KeyController {
    private static final long LONGEST_OVERLAP = Duration.ofDays(30).toSeconds();

    private final KeyService keys;
    private final Clock clock;

    KeyController(KeyService keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Get
    @Allows(Access.KEYS_READ)
    @Limited(LimitRule.ADMIN)
    HttpResponse<JsonArray> list(Query parameters, Exchange exchange) {
        Fields fields = parameters.fields();
        var request = PageRequest.from(fields);
        fields.done();
        Page<ApiKey> page = keys.page(request.get());
        MutableHttpResponse<JsonArray> response = HttpResponse.ok(JsonArray.of(page.items(), KeyBody::of));
        page.next()
                .ifPresent(next -> response.header(
                        HttpHeaders.LINK, exchange.next("/api-keys", parameters.next(next.text(ApiKeys.LIST)))));
        return response;
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Allows(Access.KEYS_WRITE)
    @Limited(LimitRule.ADMIN)
    NewKeyBody create(
            JsonObject body,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            Caller caller,
            Exchange exchange) {
        KeyRequest request = KeyRequest.from(body.fields(), clock);
        Optional<IdempotencyKey> key = IdempotencyKey.of(
                idempotencyKey, IdempotencyKey.SECRET, caller, "POST /api-keys", KeyJson.draft(request));
        return NewKeyBody.of(keys.create(request, key, caller, Actor.of(caller, exchange)));
    }

    @Post("/{id" + RouteTable.SEGMENT + "}/rotate")
    @Status(HttpStatus.CREATED)
    @Allows(Access.KEYS_WRITE)
    @Limited(LimitRule.ADMIN)
    NewKeyBody rotate(@PathVariable String id, JsonObject body, Caller caller, Exchange exchange) {
        Fields fields = body.fields();
        var overlap = fields.optional("overlap_seconds", Rules.integer(0, LONGEST_OVERLAP));
        fields.done();
        Duration seconds = Duration.ofSeconds(overlap.get().orElse(0L));
        return NewKeyBody.of(keys.rotate(PathId.of(id), seconds, caller, Actor.of(caller, exchange)));
    }

    @Delete("/{id" + RouteTable.SEGMENT + "}")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Allows(Access.KEYS_WRITE)
    @Limited(LimitRule.ADMIN)
    void revoke(@PathVariable String id, Caller caller, Exchange exchange) {
        keys.revoke(PathId.of(id), Actor.of(caller, exchange));
    }
}
