package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.Transport;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an attacker tried and got a fault or a privilege from, once. */
class HostileTest {
    private static Site site;
    private static int port;
    private static Transport transport;
    private static String token;

    @BeforeAll
    static void open() {
        site = Site.open();
        Site.Netty server = site.server();
        port = server.port();
        transport = server.transport();
        token = Site.token(transport);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void aNarrowKeyCannotTakeOverAnAdministratorByThePassword() {
        JsonNode admin =
                as(Call.get("/users?username=admin")).expect(200).json().get(0);
        String key = as(Call.post("/api-keys")
                        .json("{\"name\":\"narrow\",\"role\":\"admin\",\"scopes\":[\"users:read\",\"users:write\"]}"))
                .expect(201)
                .json()
                .path("key")
                .textValue();
        transport
                .send(Call.patch("/users/" + admin.path("id").textValue())
                        .json("{\"password\":\"the attacker chose it\"}")
                        .header("X-API-Key", key))
                .expect(403);
    }

    @Test
    void aCursorMadeByHandIsRefusedLikeAnyOther() throws Exception {
        for (String target : List.of(
                "/users?cursor=" + forged("users Optional.empty", "abc", ""),
                "/api-keys?cursor=" + forged("api-keys", "abc", ""))) {
            as(Call.get(target)).expect(422);
        }
        byte[] negative = {(byte) 0xff, (byte) 0xff, 'a', 'b', 'c'};
        as(Call.get("/api-keys?cursor=" + signed("api-keys", negative))).expect(422);
    }

    @Test
    void aTimeThatNoDatabaseKnowsIsRefused() {
        for (String year : List.of("+999999999", "-999999999", "+300000")) {
            as(Call.get("/audit").with("since", year + "-12-31T00:00:00Z")).expect(422);
            as(Call.post("/api-keys")
                            .json("{\"name\":\"n\",\"role\":\"user\",\"expires_at\":\"" + year + "-12-31T00:00:00Z\"}"))
                    .expect(422);
        }
    }

    /** The decoder ends a body whose coding breaks off; half an import would pass for a whole one. */
    @Test
    void aBodyThatBreaksOffInItsCodingIsNoWholeOne() throws Exception {
        String start = chunk("emp_id,emp_name,city,country,emp_dob\r\n424242,Ada,London,UK,1990-01-01\r\n");
        for (String end : List.of("zz\r\n", "-7\r\n\r\n", "5;a=\"\n\r\n", "5\r\nabcdeXX0\r\n\r\n")) {
            String head =
                    "POST /employees/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nAuthorization: Bearer "
                            + token + "\r\nTransfer-Encoding: chunked\r\n\r\n";
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write((head + start + end).getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertFalse(answer.startsWith("HTTP/1.1 200"), answer);
            }
            as(Call.get("/employees/424242")).expect(404);
        }
    }

    @Test
    void aRequestHasOneHost() throws Exception {
        for (String hosts : List.of("", "Host: a\r\nHost: b\r\n")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write(("GET /public HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            }
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    @Test
    void aBodyOfUnknownFieldsMakesNoGreatAnswer() {
        String fields =
                IntStream.range(0, 50_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
        Reply reply = as(Call.post("/employees").json("{" + fields + "}")).expect(422);
        assertTrue(reply.body().length < 20_000, () -> reply.body().length + " octets");
    }

    @Test
    void aNameThatLooksLikeAnotherByWhatNobodySeesIsRefused() {
        for (String mark : List.of("\\u200b", "\\u00ad", "\\u202e")) {
            transport
                    .send(Call.post("/auth/register")
                            .json("{\"username\":\"adm" + mark + "in\",\"password\":\"" + Site.PASSWORD + "\"}"))
                    .expect(422);
        }
    }

    @Test
    void aHeaderOfBlanksCostsNoTime() {
        as(Site.create(78)).expect(201);
        Call call = Call.get("/employees/78").header("If-None-Match", "\"x\"" + " ".repeat(7_000) + "z");
        as(call).expect(400);
        long start = System.nanoTime();
        as(call).expect(400);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(time.compareTo(Duration.ofMillis(200)) < 0, time::toString);
    }

    @Test
    void aRefreshTokenThatWasNeverOursIsInTheTrail() {
        transport
                .send(Call.post("/auth/token").form("grant_type", "refresh_token", "refresh_token", "made up"))
                .expect(400);
        assertEquals(
                1,
                site.database()
                        .number(
                                "SELECT count(*) FROM audit_events WHERE reason = 'refresh_token' AND outcome = 'failure'"));
    }

    private static Reply as(Call call) {
        return transport.send(call.bearer(token));
    }

    private static String forged(String list, String key, String value) throws Exception {
        byte[] text = (key + value).getBytes(StandardCharsets.UTF_8);
        return signed(
                list,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) key.length())
                        .put(text)
                        .array());
    }

    private static String signed(String list, byte[] place) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(list.getBytes(StandardCharsets.UTF_8));
        byte[] digest = Arrays.copyOf(sha.digest(place), 12);
        byte[] bytes =
                ByteBuffer.allocate(12 + place.length).put(digest).put(place).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
