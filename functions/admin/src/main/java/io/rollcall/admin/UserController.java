package io.rollcall.admin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.rollcall.access.Caller;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.account.User;
import io.rollcall.account.Users;
import io.rollcall.audit.Actor;
import io.rollcall.http.Exchange;
import io.rollcall.http.MediaTypes;
import io.rollcall.http.Problems;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.input.QueryParameters;
import io.rollcall.page.PageResponses;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import io.rollcall.security.RouteTable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The routes of users. */
@Controller("/users")
final class UserController {
    private final UserService users;
    private final PasswordPolicy policy;
    private final Idempotency idempotency;
    private final PageResponses pages;

    UserController(UserService users, PasswordPolicy policy, Idempotency idempotency, PageResponses pages) {
        this.idempotency = idempotency;
        this.pages = pages;
        this.users = users;
        this.policy = policy;
    }

    @Get
    @Secured("users:read")
    @Limited(LimitRule.ADMIN)
    HttpResponse<List<User>> list(HttpRequest<?> request, @QueryParameters UserParameters parameters) {
        return pages.of(
                request, users.page(parameters.username(), parameters.page()), Users.list(parameters.username()));
    }

    @Get("/{id" + RouteTable.SEGMENT + "}")
    @Secured("users:read")
    @Limited(LimitRule.ADMIN)
    User get(@PathVariable UUID id) {
        return users.get(id);
    }

    @Post
    @Secured("users:write")
    @Limited(LimitRule.ADMIN)
    HttpResponse<User> create(
            @Body NewUser draft,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            Caller caller,
            Exchange exchange) {
        policy.requireOther("password", draft.password(), draft.username());
        Optional<IdempotencyKey> key =
                idempotency.key(idempotencyKey, caller, "POST /users", List.of(draft.username(), draft.granted()));
        User user = users.create(draft, key, caller, Actor.of(caller, exchange));
        return HttpResponse.created(user).header(HttpHeaders.LOCATION, exchange.path("/users/" + user.id()));
    }

    @Patch("/{id" + RouteTable.SEGMENT + "}")
    @Consumes({MediaType.APPLICATION_JSON, MediaTypes.MERGE_PATCH})
    @Secured("users:write")
    @Limited(LimitRule.ADMIN)
    User change(@PathVariable UUID id, @Body UserChange change, Caller caller, Exchange exchange) {
        return users.change(id, change, caller, Actor.of(caller, exchange));
    }

    @Delete("/{id" + RouteTable.SEGMENT + "}")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Secured("users:write")
    @Limited(LimitRule.ADMIN)
    void delete(@PathVariable UUID id, Caller caller, Exchange exchange) {
        users.delete(id, Actor.of(caller, exchange));
    }
}
