package io.rollcall.admin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.rollcall.access.Access;
import io.rollcall.access.Allows;
import io.rollcall.account.User;
import io.rollcall.account.UserBody;
import io.rollcall.account.Users;
import io.rollcall.http.Exchange;
import io.rollcall.http.Query;
import io.rollcall.json.Fields;
import io.rollcall.json.Rules;
import io.rollcall.page.Page;
import io.rollcall.page.PageRequest;
import java.util.List;

/** The routes of users. */
@Controller("/users")
final class UserController {
    private final UserService users;

    UserController(UserService users) {
        this.users = users;
    }

    @Get
    @Allows(Access.USERS_READ)
    HttpResponse<List<UserBody>> list(Query parameters, Exchange exchange) {
        Fields fields = parameters.fields();
        var request = PageRequest.from(fields);
        var username = fields.optional("username", Rules.text(0, 64));
        fields.done();
        Page<User> page = users.page(username.get(), request.get());
        MutableHttpResponse<List<UserBody>> response =
                HttpResponse.ok(page.items().stream().map(UserBody::of).toList());
        page.next().ifPresent(next -> response.header(
                HttpHeaders.LINK, exchange.next("/users", parameters.next(next.text(Users.list(username.get()))))));
        return response;
    }

    @Get("/{id}")
    @Allows(Access.USERS_READ)
    UserBody get(@PathVariable String id) {
        return UserBody.of(users.get(PathId.of(id)));
    }
}
