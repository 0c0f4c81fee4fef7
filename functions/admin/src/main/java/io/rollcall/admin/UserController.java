package io.rollcall.admin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import io.rollcall.access.Access;
import io.rollcall.access.Allows;
import io.rollcall.access.Caller;
import io.rollcall.account.PasswordPolicy;
import io.rollcall.account.User;
import io.rollcall.account.UserBody;
import io.rollcall.account.Users;
import io.rollcall.audit.Actor;
import io.rollcall.gate.RouteTable;
import io.rollcall.http.Exchange;
import io.rollcall.http.MediaTypes;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of users. */
@Controller("/users")
final class UserController {
    private final UserService users;
    private final PasswordPolicy policy;

    UserController(UserService users, PasswordPolicy policy) {
        this.users = users;
        this.policy = policy;
    }

    @Get
    @Allows(Access.USERS_READ)
    @Limited(LimitRule.ADMIN)
    HttpResponse<JsonArray> list(Query parameters, Exchange exchange) {
        Fields fields = parameters.fields();
        var request = PageRequest.from(fields);
        var username = fields.optional("username", Rules.text(0, 64));
        fields.done();
        Page<User> page = users.page(username.get(), request.get());
        MutableHttpResponse<JsonArray> response = HttpResponse.ok(JsonArray.of(page.items(), UserBody::of));
        page.next()
                .ifPresent(next -> response.header(
                        HttpHeaders.LINK,
                        exchange.next("/users", parameters.next(next.text(Users.list(username.get()))))));
        return response;
    }

    @Get("/{id" + RouteTable.SEGMENT + "}")
    @Allows(Access.USERS_READ)
    @Limited(LimitRule.ADMIN)
    UserBody get(@PathVariable String id) {
        return UserBody.of(users.get(PathId.of(id)));
    }

    @Post
    @Allows(Access.USERS_WRITE)
    @Limited(LimitRule.ADMIN)
    HttpResponse<UserBody> create(
            JsonObject body,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            Caller caller,
            Exchange exchange) {
        UserDraft draft = UserDraft.from(body.fields(), policy);
        Optional<IdempotencyKey> key =
                IdempotencyKey.of(idempotencyKey, caller, "POST /users", draft.username() + " " + draft.role());
        User user = users.create(draft, key, caller, Actor.of(caller, exchange));
        return HttpResponse.created(UserBody.of(user))
                .header(HttpHeaders.LOCATION, exchange.path("/users/" + user.id()));
    }

    @Patch("/{id" + RouteTable.SEGMENT + "}")
    @Consumes({MediaType.APPLICATION_JSON, MediaTypes.MERGE_PATCH})
    @Allows(Access.USERS_WRITE)
    @Limited(LimitRule.ADMIN)
    UserBody change(@PathVariable String id, JsonObject body, Caller caller, Exchange exchange) {
        UserChange change = UserChange.from(body.fields(), policy);
        return UserBody.of(users.change(PathId.of(id), change, caller, Actor.of(caller, exchange)));
    }

    @Delete("/{id" + RouteTable.SEGMENT + "}")
    @Produces({MediaType.APPLICATION_JSON, Problems.CONTENT_TYPE})
    @Status(HttpStatus.NO_CONTENT)
    @Allows(Access.USERS_WRITE)
    @Limited(LimitRule.ADMIN)
    void delete(@PathVariable String id, Caller caller, Exchange exchange) {
        users.delete(PathId.of(id), Actor.of(caller, exchange));
    }
}
