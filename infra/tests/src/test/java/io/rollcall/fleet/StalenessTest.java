package io.rollcall.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How long one copy may go on with what another has changed: the server writes, the functions read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalenessTest {
    private final Directory directory = Directory.with(Map.of());

    @AfterAll
    void close() {
        directory.close();
    }

    @Test
    void aChangedEmployeeIsSeenAfterFifteenSeconds() {
        long number = create();
        String token = administrator();
        assertEquals("Paris", city(number, token));
        written(Call.patch("/employees/" + number).bearer(token).json("{\"city\":\"Turin\"}"), 200);
        assertEquals("Paris", city(number, token));
        directory.advance(Duration.ofSeconds(15));
        assertEquals("Turin", city(number, token));
    }

    @Test
    void aNewEmployeeIsSeenAfterASecondWhereItWasMissed() {
        String token = administrator();
        long number = Directory.number();
        read(Call.get("/employees/" + number).bearer(token)).expect(404);
        create(number, token);
        directory.advance(Duration.ofSeconds(1));
        assertEquals("Paris", city(number, token));
    }

    @Test
    void anEndedSessionIsRefusedAfterThirtySeconds() {
        String token = administrator();
        read(Call.get("/employees").bearer(token)).expect(200);
        written(Call.post("/auth/logout").bearer(token), 204);
        read(Call.get("/employees").bearer(token)).expect(200);
        directory.advance(Duration.ofSeconds(30));
        read(Call.get("/employees").bearer(token)).expect(401);
    }

    @Test
    void anEndedSessionWritesNothingAndAdministersNothingAtAll() {
        String token = administrator();
        read(Call.get("/employees").bearer(token)).expect(200);
        read(Call.get("/users").bearer(token)).expect(200);
        written(Call.post("/auth/logout").bearer(token), 204);
        read(Call.get("/users").bearer(token)).expect(401);
        read(Call.post("/employees").bearer(token).json("{}")).expect(401);
    }

    @Test
    void aRevokedKeyIsRefusedAfterThirtySeconds() {
        String token = administrator();
        JsonNode key = makeKey("{\"name\":\"k\",\"role\":\"user\"}", token);
        Call call = Call.get("/employees").header("X-API-Key", key.path("key").textValue());
        read(call).expect(200);
        written(Call.delete("/api-keys/" + key.path("id").textValue()).bearer(token), 204);
        read(call).expect(200);
        directory.advance(Duration.ofSeconds(30));
        read(call).expect(401);
    }

    @Test
    void anExpiredKeyIsRefusedAtOnceThoughItWasRemembered() {
        String end = Instant.now().plus(Duration.ofDays(2)).toString();
        JsonNode key = makeKey("{\"name\":\"k\",\"role\":\"user\",\"expires_at\":\"" + end + "\"}", administrator());
        Call call = Call.get("/employees").header("X-API-Key", key.path("key").textValue());
        read(call).expect(200);
        directory.advance(Duration.ofSeconds(25));
        read(call).expect(200);
        directory.advance(Duration.ofDays(2));
        read(call).expect(401);
    }

    @Test
    void aNewKeyIsTakenAfterTwoSecondsWhereItWasUnknown() {
        String text = "a-key-of-old-" + Directory.number();
        Call call = Call.get("/employees").header("X-API-Key", text);
        read(call).expect(401);
        makeKey("{\"name\":\"k\",\"role\":\"user\",\"key\":\"" + text + "\"}", administrator());
        directory.advance(Duration.ofSeconds(2));
        read(call).expect(200);
    }

    @Test
    void aRetiredSigningKeyIsRefusedAfterNinetySeconds() throws Exception {
        JsonNode tokens = signIn();
        KeyPair former = TestKeys.rsa();
        RSAKey key = new RSAKey.Builder((RSAPublicKey) former.getPublic())
                .keyIDFromThumbprint()
                .build();
        directory
                .database()
                .execute("INSERT INTO signing_keys (kid, n, e, published_at) VALUES ('" + key.getKeyID() + "', '"
                        + key.getModulus() + "', '" + key.getPublicExponent() + "', '2020-01-01T00:00:00Z')");
        directory.advance(Duration.ofSeconds(61));
        String verified =
                signedBy(former, key.getKeyID(), tokens.path("access_token").textValue());
        String other =
                signedBy(former, key.getKeyID(), tokens.path("access_token").textValue());
        String busy =
                signedBy(former, key.getKeyID(), tokens.path("access_token").textValue());
        read(Call.get("/employees").bearer(verified)).expect(200);
        read(Call.get("/employees").bearer(busy)).expect(200);
        written(
                Call.post("/admin/signing-keys/" + key.getKeyID() + "/retire")
                        .bearer(administrator())
                        .json("{}"),
                204);
        for (int i = 0; i < 2; i++) {
            directory.advance(Duration.ofSeconds(25));
            read(Call.get("/employees").bearer(busy)).expect(200);
        }
        directory.advance(Duration.ofSeconds(5));
        read(Call.get("/employees").bearer(other)).expect(200);
        directory.advance(Duration.ofSeconds(20));
        read(Call.get("/employees").bearer(busy)).expect(200);
        directory.advance(Duration.ofSeconds(15));
        read(Call.get("/employees").bearer(busy)).expect(401);
        read(Call.get("/employees").bearer(verified)).expect(401);
        read(Call.get("/employees").bearer(other)).expect(401);
    }

    /** The same claims under another signature, in a token that nobody has verified yet. */
    private static String signedBy(KeyPair key, String kid, String token) throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(kid)
                        .build(),
                new JWTClaimsSet.Builder(claims)
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        signed.sign(new RSASSASigner(key.getPrivate()));
        return signed.serialize();
    }

    private Reply read(Call call) {
        return directory.send(Carrier.PAYLOAD_2, call);
    }

    private Reply written(Call call, int status) {
        return directory.send(Carrier.NETTY, call).expect(status);
    }

    private String city(long number, String token) {
        return read(Call.get("/employees/" + number).bearer(token))
                .expect(200)
                .json()
                .path("city")
                .textValue();
    }

    private long create() {
        long number = Directory.number();
        create(number, administrator());
        return number;
    }

    private void create(long number, String token) {
        written(
                Call.post("/employees")
                        .bearer(token)
                        .json(
                                "{\"emp_id\":" + number
                                        + ",\"emp_name\":\"Ada\",\"city\":\"Paris\",\"country\":\"France\",\"emp_dob\":\"1990-01-01\"}"),
                201);
    }

    private JsonNode makeKey(String draft, String token) {
        return written(Call.post("/api-keys").bearer(token).json(draft), 201).json();
    }

    private String administrator() {
        return signIn().path("access_token").textValue();
    }

    private JsonNode signIn() {
        return written(
                        Call.post("/login")
                                .json("{\"username\":\"admin\",\"password\":\"" + Directory.PASSWORD + "\"}"),
                        200)
                .json();
    }
}
