package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request's target, types and body may be (RFC 9110, sections 8 and 12). */
@OnEveryTransport
class MessageTest extends Contract {
    private static final int MEBIBYTE = 1 << 20;

    MessageTest(Carrier carrier) {
        super(carrier);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/*",
                "application/*;q=0.1, text/html",
                "text/html, application/json",
                "APPLICATION/JSON",
                "garbage"
            })
    void aRangeThatIncludesJsonIsAnsweredWithJson(String accept) {
        send(Call.get("/public").header("Accept", accept)).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json;q=0", "application/json;q=0, */*", "*/*;q=0", "text/*", "application/*;q=0.000"
            })
    void whatTheClientRefusesIsNotSent(String accept) {
        problem(send(Call.get("/public").header("Accept", accept)), 406, "Not acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | text/csv",
                "application/json, text/plain, */* | text/csv",
                "application/json, application/x-ndjson | application/x-ndjson",
                "application/json;q=0.9, text/csv;q=0.8 | text/csv",
                "text/html, application/x-ndjson;q=0.9 | application/x-ndjson",
                "text/csv;q=0, */* | application/x-ndjson",
                "text/csv;q=0.5, application/x-ndjson | application/x-ndjson",
                "application/x-ndjson, text/csv | application/x-ndjson",
                "text/* | text/csv"
            })
    void anExportHasTheTypeThatTheClientLikesMost(String accept, String type) {
        Reply reply = sendAs(Account.USER, Call.get("/employees/export").header("Accept", accept))
                .expect(200);
        assertTrue(reply.require("Content-Type").startsWith(type), reply::toString);
    }

    @Test
    void anExportAsJsonIs406() {
        problem(
                sendAs(Account.USER, Call.get("/employees/export").header("Accept", "application/json")),
                406,
                "Not acceptable");
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

    /** A REST API gives a body as text, with this sign where it was none. */
    @Test
    void aBodyThatTheGatewayCouldNotReadIsRefused() {
        assumeTrue(carrier == Carrier.PAYLOAD_1);
        Call call = Call.post("/employees")
                .bearer(directory.token(Account.ADMIN))
                .json(
                        "{\"emp_id\":1,\"emp_name\":\"M\uFFFDller\",\"city\":\"a\",\"country\":\"b\",\"emp_dob\":\"1990-01-01\"}");
        problem(directory.gateway(carrier).send(call), 400, "Bad request");
    }

    /** As {@code curl -X POST -d ''} sends it. */
    @Test
    void aTypeWithoutABodyIsPassedOver() {
        sendAs(Account.USER, Call.post("/auth/revoke").body("application/x-www-form-urlencoded", new byte[0]))
                .expect(400);
        Call logout = Call.post("/auth/logout").body("application/x-www-form-urlencoded", new byte[0]);
        send(logout.bearer(directory
                        .signIn(directory.newcomer(), Directory.PASSWORD)
                        .accessToken()))
                .expect(204);
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /employees/1", "POST, /auth/logout", "DELETE, /api-keys/1"})
    void aBodyThatNobodyReadsIsBoundedToo(String method, String path) {
        Call call = Call.of(method, path).body("application/json", new byte[MEBIBYTE + 1]);
        problem(sendAs(Account.ADMIN, call), 413, "Payload too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "snappy", "nonsense"})
    void aPackedBodyIs415(String encoding) {
        Call call = Call.post("/login").header("Content-Encoding", encoding).json("{}");
        problem(send(call), 415, "Unsupported media type");
    }

    @Test
    void anAnswerIsNeverPacked() {
        Reply reply = send(Call.get("/openapi.json").header("Accept-Encoding", "gzip, deflate, br"))
                .expect(200);
        assertEquals(List.of(), reply.all("Content-Encoding"));
        assertTrue(reply.text().startsWith("{"), reply::toString);
    }

    @Test
    void identityIsNoEncoding() {
        invalid(send(Call.post("/login").header("Content-Encoding", "identity").json("{}")), "username");
    }

    /** Payload 1 comes with values that the gateway has decoded. */
    @ParameterizedTest
    @CsvSource({
        "GET, /public?x=%zz",
        "POST, /login?x=%zz",
        "POST, /auth/register?x=%",
        "POST, /employees?x=%e4",
        "PATCH, /employees/1?x=%zz",
        "DELETE, /employees/1?x=%00",
        "GET, /employees?city=%c3%28"
    })
    void aBrokenQueryIs400OnEveryRoute(String method, String target) {
        assumeTrue(carrier.keepsRawQueries());
        Call call =
                Call.of(method, target).bearer(directory.token(Account.ADMIN)).header("X-Request-Id", "mine");
        Reply reply = send(method.equals("GET") || method.equals("DELETE") ? call : call.json("{}"));
        problem(reply, 400, "Bad request");
        assertEquals("mine", reply.require("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "{a}", "a^b", "a\"b", "<a>", "a`b", "a\\b", "ä"})
    void whatNeedsNoEscapeToBeUnderstoodIsUnderstood(String text) {
        sendAs(Account.USER, Call.get("/employees?q=" + text)).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "+1", "1;a", "1&x", "%zz", "{emp_id}", "1.0", "0", "-1", "01"})
    void whatIsNoNumberInThePathIs422(String segment) {
        invalid(sendAs(Account.USER, Call.get("/employees/" + segment)), "emp_id");
    }

    /** An object of that many bytes with a field that nobody knows. */
    private static String bodyOf(int bytes) {
        String empty = "{\"filler\":\"\",\"username\":\"a\",\"password\":\"b\"}";
        return empty.replace("\"filler\":\"", "\"filler\":\"" + "x".repeat(bytes - empty.length()));
    }
}
