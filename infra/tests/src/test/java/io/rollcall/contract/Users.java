package io.rollcall.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.Session;
import io.rollcall.testing.Call;

/** Accounts that one test has to itself. */
final class Users {
    private Users() {}

    /** Makes an account with {@link Directory#PASSWORD}. */
    static JsonNode make(Directory directory, String role) {
        String body = "{\"username\":\"own-" + Directory.number() + "\",\"password\":\"" + Directory.PASSWORD
                + "\",\"role\":\"" + role + "\"}";
        return directory
                .send(
                        Carrier.NETTY,
                        Call.post("/users")
                                .bearer(directory.token(Account.ADMIN))
                                .json(body))
                .expect(201)
                .json();
    }

    static Session signIn(Directory directory, JsonNode user) {
        return directory.signIn(user.path("username").textValue(), Directory.PASSWORD);
    }

    /** A token that may do only what the scope says. */
    static String narrowed(Directory directory, Account account, String scope) {
        directory.token(account);
        return directory
                .send(
                        Carrier.NETTY,
                        Call.post("/auth/token")
                                .form("username", account.username(), "password", Directory.PASSWORD, "scope", scope))
                .expect(200)
                .json()
                .path("access_token")
                .textValue();
    }

    static String path(JsonNode user) {
        return "/users/" + user.path("id").textValue();
    }
}
