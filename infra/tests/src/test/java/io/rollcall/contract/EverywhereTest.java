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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryTransport
class EverywhereTest extends Contract {
    private static final int MEBIBYTE = 1 << 20;

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
    void whatNobodyCanProduceIs406() {
        problem(send(Call.get("/public").header("Accept", "image/png")), 406, "Not acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html,*/*;q=0.1", "application/json;q=0.5"})
    void whatIncludesJsonIsAnsweredWithJson(String accept) {
        Reply reply = send(Call.get("/public").header("Accept", accept)).expect(200);
        assertTrue(reply.require("Content-Type").startsWith("application/json"), reply::toString);
    }

    @Test
    @Disabled("The router knows no ranges such as application/* and answers 406")
    void aRangeThatIncludesJsonIsAnsweredWithJson() {
        send(Call.get("/public").header("Accept", "application/*")).expect(200);
    }

    @Test
    void acceptingAloneWhatProblemsAreWrittenInStillGetsProblems() {
        problem(send(Call.get("/private").header("Accept", "application/json")), 401, "Unauthorized");
    }

    @Test
    void aFloodOfAcceptedTypesIsAnswered() {
        String flood = "a/b;q=0.1,".repeat(500) + "application/json";
        assertTrue(send(Call.get("/public").header("Accept", flood)).status() < 500);
    }

    @Test
    void aFloodOfAcceptedLanguagesIsAnswered() {
        assertEquals(
                200,
                send(Call.get("/public").header("Accept-Language", "en-GB;q=0.1,".repeat(500) + "de"))
                        .status());
    }

    @Test
    void aBodyOfOneMebibyteIsRead() {
        invalid(send(Call.post("/login").json(bodyOf(MEBIBYTE))), "filler");
    }

    @Test
    void aBodyOverOneMebibyteIs413() {
        problem(send(Call.post("/login").json(bodyOf(MEBIBYTE + 1))), 413, "Payload too large");
    }

    @Test
    void aFormOverOneMebibyteIs413() {
        byte[] form = new byte[MEBIBYTE + 1];
        Arrays.fill(form, (byte) 'a');
        problem(
                send(Call.post("/auth/revoke").body("application/x-www-form-urlencoded", form)),
                413,
                "Payload too large");
    }

    @Test
    void aBodyWithoutATypeIs415() {
        problem(
                send(Call.post("/login").untyped("{\"username\":\"a\",\"password\":\"b\"}")),
                415,
                "Unsupported media type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "nonsense",
                "application/jsonx"
            })
    void aBodyOfAForeignTypeIs415(String type) {
        Call call = Call.post("/login")
                .body(type, "{\"username\":\"a\",\"password\":\"b\"}".getBytes(StandardCharsets.UTF_8));
        problem(send(call), 415, "Unsupported media type");
    }

    @Test
    void jsonWhereAFormIsAskedForIs415() {
        problem(send(Call.post("/auth/revoke").json("{\"token\":\"a\"}")), 415, "Unsupported media type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "application/json;charset=UTF-8", "APPLICATION/JSON"})
    void theTypesOwnSpellingsAreTaken(String type) {
        Call call = Call.post("/login")
                .body(type, "{\"username\":\"a\",\"password\":\"b\"}".getBytes(StandardCharsets.UTF_8));
        problem(send(call), 401, "Invalid credentials");
    }

    @Test
    void anotherCharsetThanUtf8Is415() {
        Call call =
                Call.post("/login").body("application/json; charset=iso-8859-1", "{}".getBytes(StandardCharsets.UTF_8));
        problem(send(call), 415, "Unsupported media type");
    }

    @Test
    void anEmptyBodyIs400() {
        problem(send(Call.post("/login").body("application/json", new byte[0])), 400, "Bad request");
        problem(send(Call.post("/login")), 400, "Bad request");
    }

    @Test
    void corsIsOff() {
        Reply reply = send(Call.get("/public").header("Origin", "https://evil.example"));
        assertEquals(List.of(), reply.all("Access-Control-Allow-Origin"));
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

    /** An object of that many bytes with a field that nobody knows. */
    private static String bodyOf(int bytes) {
        String empty = "{\"filler\":\"\",\"username\":\"a\",\"password\":\"b\"}";
        return empty.replace("\"filler\":\"", "\"filler\":\"" + "x".repeat(bytes - empty.length()));
    }
}
