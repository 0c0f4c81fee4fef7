package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryTransport
class EverywhereTest extends Contract {
    EverywhereTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void everyAnswerCarriesANewRequestId() {
        String first = send(Call.get("/public")).expect(200).require("X-Request-Id");
        String second = send(Call.get("/public")).expect(200).require("X-Request-Id");
        if (carrier.isGateway()) {
            assertEquals(first, second);
        } else {
            assertNotEquals(first, second);
        }
    }

    @Test
    void theGatewaysRequestIdIsTaken() {
        assumeTrue(carrier.isGateway());
        ObjectNode event = directory.gateway(carrier).event(Call.get("/public"));
        event.withObject("/requestContext").put("requestId", "of-the-gateway");
        assertEquals(
                "of-the-gateway",
                directory.gateway(carrier).deliver(Call.get("/public"), event).require("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0123-abc_DEF.9"})
    void aClientsOwnRequestIdIsEchoed(String id) {
        assertEquals(id, send(Call.get("/public").header("X-Request-Id", id)).require("X-Request-Id"));
    }

    @Test
    void aRequestIdOf128CharactersIsTheLongestThatIsEchoed() {
        String longest = "x".repeat(128);
        assertEquals(
                longest,
                send(Call.get("/public").header("X-Request-Id", longest)).require("X-Request-Id"));
        assertNotEquals(
                longest + "x",
                send(Call.get("/public").header("X-Request-Id", longest + "x")).require("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a,b", "<script>", "a/b", "a\"b", "ä"})
    void aRequestIdOfOtherCharactersIsReplaced(String id) {
        assertNotEquals(id, send(Call.get("/public").header("X-Request-Id", id)).require("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/public", "/private", "/employees", "/nowhere", "/admin"})
    void everyAnswerForbidsSniffingAndStoring(String path) {
        Reply reply = send(Call.get(path));
        assertEquals("nosniff", reply.require("X-Content-Type-Options"));
        assertEquals("no-store", reply.require("Cache-Control"));
    }

    @Test
    void strictTransportSecurityStandsBehindTlsAlone() {
        assertEquals(
                carrier.isGateway(),
                send(Call.get("/public")).header("Strict-Transport-Security").isPresent());
        assertEquals(
                carrier.isGateway(),
                send(Call.get("/nowhere")).header("Strict-Transport-Security").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/public", "/health", "/employees/health", "/admin/health", "/.well-known/jwks.json"})
    void headAnswersAsGetWithoutABody(String path) {
        Reply get = send(Call.get(path)).expect(200);
        Reply head = send(Call.of("HEAD", path)).expect(200);
        assertArrayEquals(new byte[0], head.body());
        assertEquals(get.require("Content-Type"), head.require("Content-Type"));
        assertEquals("nosniff", head.require("X-Content-Type-Options"));
    }

    @Test
    void headOfAListNeedsTheSamePermissionAsItsGet() {
        assertEquals(401, send(Call.of("HEAD", "/employees")).status());
        assertEquals(
                200, sendAs(Account.USER, Call.of("HEAD", "/employees?limit=1")).status());
    }

    @Test
    void headOfAnUnknownPathIs404WithoutABody() {
        assertArrayEquals(
                new byte[0], send(Call.of("HEAD", "/nowhere")).expect(404).body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/public | GET HEAD OPTIONS",
                "/login | OPTIONS POST",
                "/employees | GET HEAD OPTIONS POST",
                "/employees/7 | DELETE GET HEAD OPTIONS PATCH",
                "/admin | GET HEAD OPTIONS"
            })
    void optionsTellsTheMethodsOfAPath(String path, String methods) {
        Reply reply = send(Call.of("OPTIONS", path));
        assertTrue(reply.status() == 200 || reply.status() == 204, reply::toString);
        assertEquals(Set.of(methods.split(" ")), allowed(reply));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /public | GET HEAD OPTIONS",
                "GET | /login | OPTIONS POST",
                "PUT | /employees | GET HEAD OPTIONS POST",
                "PUT | /employees/7 | DELETE GET HEAD OPTIONS PATCH",
                "POST | /me | GET HEAD OPTIONS",
                "PATCH | /admin | GET HEAD OPTIONS"
            })
    void aWrongVerbIs405ForEveryone(String method, String path, String methods) {
        for (Optional<Account> account : List.of(Optional.<Account>empty(), Optional.of(Account.USER))) {
            Call call = Call.of(method, path);
            Reply reply = send(account.map(present -> call.bearer(directory.token(present)))
                    .orElse(call));
            problem(reply, 405, "Method not allowed");
            assertEquals(Set.of(methods.split(" ")), allowed(reply));
        }
        problem(send(Call.of(method, path).bearer("dead")), 405, "Method not allowed");
    }

    @Test
    void anInventedVerbIs405() {
        problem(send(Call.of("BREW", "/public")), 405, "Method not allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/employees/7/nothing", "/admin/nothing", "/.env", "/users/1/2/3"})
    void anUnknownPathIs404ForEveryone(String path) {
        problem(send(Call.get(path)), 404, "Not found");
        problem(send(Call.get(path).bearer("dead")), 404, "Not found");
        problem(sendAs(Account.USER, Call.get(path)), 404, "Not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/", "/employees/health/", "/.well-known/jwks.json/"})
    void aTrailingSlashIsTheSameRoute(String path) {
        send(Call.get(path)).expect(200);
    }

    @Test
    void aTrailingSlashIsTheSameRouteForSignedInRoutes() {
        send(Call.get("/private/")).expect(401);
        sendAs(Account.USER, Call.get("/private/")).expect(200);
        sendAs(Account.USER, Call.get("/employees/?limit=1")).expect(200);
    }

    @Test
    void aPathIsLetterByLetter() {
        problem(send(Call.get("/Public")), 404, "Not found");
    }

    @Test
    void corsIsOff() {
        Reply reply = send(Call.get("/public").header("Origin", "https://evil.example"));
        assertEquals(List.of(), reply.all("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//me", "//public", "///", "//employees/1"})
    void aSecondSlashAtTheBeginningIsAnotherPath(String path) {
        problem(send(Call.get(path)), 404, "Not found");
    }

    @Test
    void aPreflightOfAForeignOriginIsAllowedNothing() {
        Reply reply = send(Call.of("OPTIONS", "/employees")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST"));
        assertEquals(List.of(), reply.all("Access-Control-Allow-Origin"));
        assertTrue(reply.status() < 500, reply::toString);
    }

    private static Set<String> allowed(Reply reply) {
        return Set.of(reply.require("Allow").split(", *"));
    }
}
