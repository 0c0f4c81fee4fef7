package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.ratelimit.ClientAddress;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.Transport;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits as they are by default; each test comes from an address of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitTest {
    private static final AtomicInteger HOSTS = new AtomicInteger(9);
    private static final Pattern STATE = Pattern.compile("\"([a-z-]+)\";r=(\\d+);t=(\\d+)");

    private final Directory directory = Directory.with(Map.of("ROLLCALL_LIMITS_FACTOR", "1"));

    @AfterAll
    void close() {
        directory.close();
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void theFieldsCountDownToARefusalThatSaysWhen(Carrier carrier) {
        Transport client = client(carrier);
        for (int left = 2; left >= 0; left--) {
            Reply reply = client.send(Call.get("/rate-limit-test")).expect(200);
            assertEquals("\"rate-limit-test\";q=3;w=60", reply.require("RateLimit-Policy"));
            assertEquals(left, remaining(reply, "rate-limit-test"));
        }
        Reply refused = client.send(Call.get("/rate-limit-test"));
        Contract.problem(refused, 429, "Too many requests", "The limit 'rate-limit-test' allows 3 requests a minute");
        assertEquals(0, remaining(refused, "rate-limit-test"));
        long seconds = Long.parseLong(refused.require("Retry-After"));
        assertTrue(seconds >= 1 && seconds <= 60, refused::toString);
        assertEquals(seconds, reset(refused));
        client(carrier).send(Call.get("/rate-limit-test")).expect(200);
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void theRoutesThatTakeCredentialsShareOneBucket(Carrier carrier) {
        Transport client = client(carrier);
        List<Call> tries = List.of(
                Call.post("/login").json("{}"),
                Call.post("/auth/token").form("username", "a"),
                Call.post("/auth/register").json("{}"),
                Call.post("/auth/password").json("{}"),
                Call.post("/login").json("{\"username\":\"nobody\",\"password\":\"wrong\"}"));
        for (int i = 0; i < tries.size(); i++) {
            Reply reply = client.send(tries.get(i));
            assertEquals("\"login\";q=5;w=60", reply.require("RateLimit-Policy"));
            assertEquals(4 - i, remaining(reply, "login"));
            assertTrue(reply.status() != 429, reply::toString);
        }
        for (Call call : tries) {
            Contract.problem(client.send(call), 429, "Too many requests");
        }
        client.send(Call.get("/public")).expect(200);
        client.send(Call.post("/auth/revoke").form("token", "x")).expect(200);
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void thePrincipalCountsAndNotTheAddress(Carrier carrier) throws Exception {
        String one = member("user");
        String two = member("user");
        Transport client = client(carrier);
        for (int i = 0; i < 5; i++) {
            client.send(Call.get("/protected").bearer(one)).expect(200);
        }
        Contract.problem(client.send(Call.get("/protected").bearer(one)), 429, "Too many requests");
        Contract.problem(client(carrier).send(Call.get("/protected").bearer(one)), 429, "Too many requests");
        client.send(Call.get("/protected").bearer(two)).expect(200);
        client.send(Call.get("/private").bearer(one)).expect(200);
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void aMemberHasNoMoreAttemptsToSignInThanAnyoneElse(Carrier carrier) throws Exception {
        Transport client = client(carrier);
        for (int i = 0; i < 5; i++) {
            client.send(Call.post("/login").bearer(member("user")).json("{}")).expect(422);
        }
        Contract.problem(client.send(Call.post("/login").bearer(member("user")).json("{}")), 429, "Too many requests");
    }

    @ParameterizedTest
    @CsvSource({
        "/protected, protected, 5",
        "/api/secure, secure, 10",
        "/me, account, 60",
        "/employees, employees-read, 600",
        "/admin, admin, 120"
    })
    void eachRouteNamesItsLimit(String path, String name, int limit) throws Exception {
        for (Carrier carrier : Carrier.here().toList()) {
            Reply reply =
                    client(carrier).send(Call.get(path).bearer(member("admin"))).expect(200);
            assertEquals("\"" + name + "\";q=" + limit + ";w=60", reply.require("RateLimit-Policy"));
            assertEquals(limit - 1, remaining(reply, name));
        }
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void refusedCredentialsCountAgainstTheAddress(Carrier carrier) {
        Transport client = client(carrier);
        for (int i = 0; i < 5; i++) {
            Reply reply = client.send(Call.get("/protected").bearer("a.b." + i)).expect(401);
            assertEquals(4 - i, remaining(reply, "protected"));
        }
        Contract.problem(client.send(Call.get("/protected").bearer("a.b.c")), 429, "Too many requests");
        Contract.problem(
                client.send(Call.get("/protected").header("X-API-Key", "rk_nonsense")), 429, "Too many requests");
        Contract.problem(client.send(Call.get("/protected")), 429, "Too many requests");
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void aFloodOfRefusedCredentialsDoesNotShutAMemberOut(Carrier carrier) throws Exception {
        Transport client = client(carrier);
        for (int i = 0; i < 6; i++) {
            client.send(Call.get("/protected").bearer("a.b.c"));
        }
        client.send(Call.get("/protected").bearer(member("user"))).expect(200);
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void anAddressThatAHeaderClaimsChangesNothing(Carrier carrier) {
        Transport client = client(carrier);
        for (int i = 0; i < 3; i++) {
            client.send(claiming(i)).expect(200);
        }
        for (int i = 0; i < 5; i++) {
            Contract.problem(client.send(claiming(10 + i)), 429, "Too many requests");
        }
    }

    @Test
    void addressesOfOneSubscriberAreOneClient() {
        String client = ClientAddress.client("2001:db8:1:2::1");
        assertEquals(client, ClientAddress.client("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertEquals(client, ClientAddress.client("2001:0DB8:0001:0002:0000::5"));
        assertTrue(!client.equals(ClientAddress.client("2001:db8:1:3::1")));
        assertTrue(!ClientAddress.client("192.0.2.1").equals(ClientAddress.client("192.0.2.2")));
        assertEquals(ClientAddress.client("192.0.2.1"), ClientAddress.client("::ffff:192.0.2.1"));
    }

    @Test
    void aHundredAtOnceAreCountedOneByOne() throws Exception {
        for (Carrier carrier : Carrier.here().toList()) {
            Transport client = client(carrier);
            List<Reply> replies = Drill.atOnce(100, () -> client.send(Call.get("/rate-limit-test")));
            assertEquals(
                    3, replies.stream().filter(reply -> reply.status() == 200).count(), replies::toString);
            Transport other = client(carrier);
            List<Reply> signIns =
                    Drill.atOnce(30, () -> other.send(Call.post("/login").json("{}")));
            assertEquals(
                    5, signIns.stream().filter(reply -> reply.status() == 422).count(), signIns::toString);
        }
    }

    private static Call claiming(int host) {
        String address = "192.0.2." + host;
        return Call.get("/rate-limit-test")
                .header("X-Forwarded-For", address)
                .header("Forwarded", "for=" + address)
                .header("X-Real-IP", address)
                .header("True-Client-IP", address)
                .header("CF-Connecting-IP", address);
    }

    private Transport client(Carrier carrier) {
        return directory.client(carrier, HOSTS.incrementAndGet());
    }

    /** A signed-in member who never had to sign in, because that is limited, too. */
    private String member(String role) throws JOSEException {
        UUID user = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        directory
                .database()
                .execute("INSERT INTO users VALUES ('" + user + "', 'm-" + user + "', 'm-" + user + "', '" + role
                        + "', false, now());" + "INSERT INTO sessions VALUES ('" + session + "', '" + user
                        + "', 'employees:read', now(), now() + interval '1 day', null)");
        RSAKey key = new RSAKey.Builder((RSAPublicKey) directory.signingKey().getPublic()).build();
        Date now = Date.from(Instant.now());
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.computeThumbprint().toString())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(Directory.ISSUER)
                        .audience("rollcall")
                        .subject(user.toString())
                        .claim("sid", session.toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(now)
                        .notBeforeTime(now)
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .claim("roles", List.of(role))
                        .claim(
                                "scope",
                                role.equals("admin")
                                        ? "employees:read employees:write users:read users:write keys:read keys:write audit:read admin"
                                        : "employees:read")
                        .claim("client_id", "rollcall")
                        .build());
        token.sign(new RSASSASigner(directory.signingKey().getPrivate()));
        publish();
        return token.serialize();
    }

    /** The key is published with the first sign-in. */
    private void publish() {
        if (directory
                .send(Carrier.NETTY, Call.get("/.well-known/jwks.json"))
                .json()
                .path("keys")
                .isEmpty()) {
            directory
                    .client(Carrier.NETTY, 200)
                    .send(Call.post("/login")
                            .json("{\"username\":\"admin\",\"password\":\"" + Directory.PASSWORD + "\"}"))
                    .expect(200);
        }
    }

    private static long remaining(Reply reply, String rule) {
        Matcher state = STATE.matcher(reply.require("RateLimit"));
        assertTrue(state.matches(), reply::toString);
        assertEquals(rule, state.group(1));
        return Long.parseLong(state.group(2));
    }

    private static long reset(Reply reply) {
        Matcher state = STATE.matcher(reply.require("RateLimit"));
        assertTrue(state.matches(), reply::toString);
        return Long.parseLong(state.group(3));
    }
}
