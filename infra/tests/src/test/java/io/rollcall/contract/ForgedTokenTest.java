package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks of RFC 8725, by the hand of another implementation that holds our own signing key where that helps it. */
@OnEveryTransport
class ForgedTokenTest extends Contract {
    private static final KeyPair FOREIGN = TestKeys.rsa();

    private final KeyPair ours = directory.signingKey();
    private final SignedJWT genuine;

    ForgedTokenTest(Carrier carrier) throws ParseException {
        super(carrier);
        this.genuine = SignedJWT.parse(directory.token(Account.USER));
    }

    @Test
    void aTokenThatOursWouldHaveWrittenIsTaken() throws Exception {
        send(Call.get("/private").bearer(signed(header().build(), claims()))).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "RS256 ", "rs256", "HS256", "ES256", "EdDSA"})
    void refusesATokenWithoutASignature(String algorithm) throws Exception {
        String header = Base64URL.encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"" + kid() + "\"}")
                .toString();
        String payload = genuine.getParsedParts()[1].toString();
        refused(header + "." + payload + ".");
        refused(header + "." + payload);
        refused(header + "." + payload + "." + genuine.getSignature());
    }

    @Test
    void refusesAnEmptySignatureAndOneOfZeros() {
        String content = genuine.getParsedParts()[0] + "." + genuine.getParsedParts()[1] + ".";
        refused(content);
        refused(content + "AA");
        refused(content + Base64URL.encode(new byte[256]));
        refused(content + Base64URL.encode(new byte[0]) + "=");
    }

    @Test
    void refusesThePublicKeyAsASecret() throws Exception {
        byte[] der = ours.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        byte[] modulus = ((RSAPublicKey) ours.getPublic()).getModulus().toByteArray();
        for (byte[] secret : List.of(
                der,
                pem.getBytes(StandardCharsets.US_ASCII),
                modulus,
                jwks().toString().getBytes(StandardCharsets.UTF_8))) {
            for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
                refused(signed(header(algorithm).build(), claims(), new MACSigner(secret)));
            }
        }
    }

    @Test
    void refusesEveryOtherAlgorithmWithTheRightKey() throws Exception {
        for (JWSAlgorithm algorithm : List.of(
                JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512)) {
            refused(signed(header(algorithm).build(), claims()));
        }
    }

    @Test
    void refusesAForeignKeyUnderOurId() throws Exception {
        refused(signed(header().build(), claims(), new RSASSASigner(FOREIGN.getPrivate())));
    }

    @Test
    void refusesAKeyThatTheHeaderBrings() throws Exception {
        RSAKey foreign = new RSAKey.Builder((RSAPublicKey) FOREIGN.getPublic())
                .keyID(kid())
                .build();
        JWSSigner signer = new RSASSASigner(FOREIGN.getPrivate());
        URI uri = URI.create("https://attacker.test/jwks.json");
        Base64 certificate = Base64.encode(FOREIGN.getPublic().getEncoded());
        for (JWSHeader header : List.of(
                header().jwk(foreign).build(),
                header().jwkURL(uri).build(),
                header().x509CertURL(uri).build(),
                header().x509CertChain(List.of(certificate)).build(),
                header().x509CertSHA256Thumbprint(Base64URL.encode("thumb")).build(),
                header().keyID(foreign.computeThumbprint().toString())
                        .jwk(foreign)
                        .build())) {
            refused(signed(header, claims(), signer));
            refused(signed(header, claims()));
        }
    }

    @Test
    void refusesWhatTheHeaderCallsCriticalAndWhatItAdds() throws Exception {
        refused(signed(header().criticalParams(Set.of("exp")).build(), claims()));
        refused(signed(
                header().criticalParams(Set.of("b64"))
                        .base64URLEncodePayload(true)
                        .build(),
                claims()));
        refused(signed(
                header().criticalParams(Set.of("http://attacker.test/claim"))
                        .customParam("http://attacker.test/claim", true)
                        .build(),
                claims()));
        refused(signed(header().contentType("JWT").build(), claims()));
        refused(signed(header().customParam("zip", "DEF").build(), claims()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+JWT", "application/at+jwt", "id+jwt", "refresh+jwt", "logout+jwt", ""})
    void refusesAnotherType(String type) throws Exception {
        refused(signed(header().type(new JOSEObjectType(type)).build(), claims()));
    }

    @Test
    void refusesATokenWithoutAType() throws Exception {
        refused(signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid()).build(), claims()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "",
                "../../../dev/null",
                "/dev/null",
                "' OR 1=1 --",
                "'; DROP TABLE signing_keys; --",
                "x' UNION SELECT 'AQAB",
                "%00",
                "kid\u0000",
                "https://attacker.test/k"
            })
    void refusesAKeyIdThatIsNone(String kid) throws Exception {
        refused(signed(header().keyID(kid).build(), claims()));
        refused(signed(header().keyID(kid).build(), claims(), new RSASSASigner(FOREIGN.getPrivate())));
        send(Call.get("/.well-known/jwks.json")).expect(200);
    }

    @Test
    void refusesATokenWithoutAKeyId() throws Exception {
        refused(signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "nbf", "iat", "iss", "aud", "sub", "sid", "jti", "scope", "roles"})
    void refusesATokenThatLacksAClaim(String claim) throws Exception {
        Map<String, Object> fewer = claims();
        assertTrue(fewer.remove(claim) != null, claim);
        refused(signed(header().build(), fewer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "nbf", "iat", "iss", "aud", "sub", "sid", "scope", "roles"})
    void refusesAClaimOfAnotherType(String claim) throws Exception {
        for (Object value :
                new Object[] {"", "x", true, -1, 1.5, 1e300, List.of(), List.of("x", "y"), Map.of("a", "b")}) {
            refused(signed(header().build(), with(claim, value)));
        }
        Map<String, Object> nothing = claims();
        nothing.put(claim, null);
        refused(raw(header().build(), JSONObjectUtils.toJSONString(nothing)));
    }

    @Test
    void refusesAForeignIssuer() throws Exception {
        for (String issuer : List.of(
                "https://attacker.test",
                Directory.ISSUER + "/",
                Directory.ISSUER + ".attacker.test",
                "HTTPS://ROLLCALL.TEST")) {
            refused(signed(header().build(), with("iss", issuer)));
        }
    }

    @Test
    void refusesAForeignAudience() throws Exception {
        for (Object audience :
                List.of("other", "rollcall ", "ROLLCALL", List.of("other"), List.of("other", "another"))) {
            refused(signed(header().build(), with("aud", audience)));
        }
    }

    @Test
    void refusesASubjectOrSessionThatIsNotThere() throws Exception {
        refused(signed(header().build(), with("sub", UUID.randomUUID().toString())));
        refused(signed(header().build(), with("sid", UUID.randomUUID().toString())));
        refused(signed(header().build(), with("sub", "admin")));
        String other = SignedJWT.parse(directory.token(Account.ADMIN))
                .getJWTClaimsSet()
                .getSubject();
        refused(signed(header().build(), with("sub", other)));
    }

    @Test
    void aRoleOrScopeThatATokenClaimsNeverExceedsWhatTheUserIs() throws Exception {
        Map<String, Object> more = with("roles", List.of("admin"));
        more.put("scope", "employees:read employees:write admin users:write");
        String token = signed(header().build(), more);
        problem(send(Call.get("/admin").bearer(token)), 403, "Access denied");
        problem(send(Call.post("/users").bearer(token).json("{}")), 403, "Access denied");
        assertEquals(
                "user",
                send(Call.get("/me").bearer(token))
                        .expect(200)
                        .json()
                        .path("role")
                        .textValue());
    }

    @Test
    void refusesWhatIsNotYetValidBeyondTheSkew() throws Exception {
        long now = Instant.now().getEpochSecond();
        refused(signed(header().build(), with("nbf", now + 90)));
        refused(signed(header().build(), with("iat", now + 90)));
        send(Call.get("/private").bearer(signed(header().build(), with("nbf", now + 40))))
                .expect(200);
        send(Call.get("/private").bearer(signed(header().build(), with("iat", now + 40))))
                .expect(200);
    }

    @Test
    void refusesWhatHasExpiredAndSaysSo() throws Exception {
        long now = Instant.now().getEpochSecond();
        for (long exp : new long[] {0, 1, now - 3600, now - 61, now - 1, now}) {
            Reply reply = send(Call.get("/private").bearer(signed(header().build(), with("exp", exp))));
            problem(reply, 401, "Token expired", "Could not validate credentials");
            assertTrue(reply.require("WWW-Authenticate").contains("error=\"invalid_token\""), reply::toString);
        }
        send(Call.get("/private").bearer(signed(header().build(), with("exp", now + 30))))
                .expect(200);
    }

    @Test
    void anExpiredTokenOfAForeignKeyIsNotCalledExpired() throws Exception {
        refused(signed(header().build(), with("exp", 1), new RSASSASigner(FOREIGN.getPrivate())));
    }

    @Test
    void refusesTheSameClaimTwice() throws Exception {
        String whole = new Payload(claims()).toString();
        refused(raw(header().build(), whole.replaceFirst("\\{", "{\"sub\":\"" + UUID.randomUUID() + "\",")));
        refused(raw(header().build(), whole.replaceFirst("}$", ",\"exp\":99999999999}")));
        refused(raw(header().build(), whole + whole));
        refused(raw(header().build(), whole + "x"));
    }

    @Test
    void refusesWhatIsNoObject() throws Exception {
        for (String payload : List.of("", "null", "[]", "\"x\"", "1", "{", "{}", "\u0000")) {
            refused(raw(header().build(), payload));
        }
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() throws Exception {
        refused(signed(header().build(), with("filler", "x".repeat(4000))));
        refused("x".repeat(6000));
        refused("a.".repeat(3000));
        refused(raw(header().build(), "{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}"));
        refused(raw(header().build(), "[".repeat(2000)));
        String deep = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":" + "[".repeat(1500) + "]".repeat(1500) + "}")
                .toString();
        refused(deep + "." + genuine.getParsedParts()[1] + "." + genuine.getSignature());
    }

    @Test
    void refusesAnEncryptedToken() throws Exception {
        JWEObject encrypted = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                        .contentType("JWT")
                        .keyID(kid())
                        .build(),
                new Payload(genuine.serialize()));
        encrypted.encrypt(new RSAEncrypter((RSAPublicKey) ours.getPublic()));
        refused(encrypted.serialize());
    }

    @Test
    void refusesATokenWithinAToken() throws Exception {
        refused(raw(header().contentType("JWT").build(), genuine.serialize()));
    }

    @Test
    void refusesEveryOtherSpellingOfAGenuineToken() {
        String token = genuine.serialize();
        for (String other : List.of(
                token + "=",
                token + ".",
                "." + token,
                token + "." + token,
                token.replaceFirst("\\.", ".."),
                token + "A")) {
            refused(other);
        }
        refused(token.substring(0, token.length() - 1));
        String signature = genuine.getSignature().toString();
        char last = signature.charAt(signature.length() - 1);
        char twin = (char) (last + 1);
        refused(token.substring(0, token.length() - 1) + twin);
    }

    @Test
    void anotherImplementationTakesOurTokensByThePublishedKeys() throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(jwks())));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "rollcall",
                new JWTClaimsSet.Builder().issuer(Directory.ISSUER).build(),
                Set.of("sub", "iat", "exp", "nbf", "jti", "scope", "client_id")));
        JWTClaimsSet claims = processor.process(directory.token(Account.EDITOR), null);
        assertEquals("employees:read employees:write", claims.getStringClaim("scope"));
        String forged = signed(header().build(), claims(), new RSASSASigner(FOREIGN.getPrivate()));
        assertThrows(BadJOSEException.class, () -> processor.process(forged, null));
    }

    @Test
    void thePublishedKeysHoldNothingPrivate() throws Exception {
        JWKSet keys = jwks();
        assertTrue(keys.getKeys().stream().noneMatch(JWK::isPrivate));
        RSAKey key = keys.getKeyByKeyId(kid()).toRSAKey();
        assertEquals(ours.getPublic(), key.toRSAPublicKey());
        assertEquals(JWSAlgorithm.RS256, key.getAlgorithm());
        String text = send(Call.get("/.well-known/jwks.json")).text();
        for (String member : List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k")) {
            assertTrue(!text.contains("\"" + member + "\""), text);
        }
    }

    private void refused(String token) {
        Reply reply = send(Call.get("/private").bearer(token));
        problem(reply, 401, "Invalid token", "Could not validate credentials");
        assertEquals("Bearer realm=\"rollcall\", error=\"invalid_token\"", reply.require("WWW-Authenticate"));
    }

    private JWKSet jwks() throws ParseException {
        return JWKSet.parse(send(Call.get("/.well-known/jwks.json")).expect(200).text());
    }

    private String kid() {
        return genuine.getHeader().getKeyID();
    }

    private JWSHeader.Builder header() {
        return header(JWSAlgorithm.RS256);
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(kid());
    }

    private Map<String, Object> claims() {
        return new LinkedHashMap<>(genuine.getPayload().toJSONObject());
    }

    private Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return claims;
    }

    private String signed(JWSHeader header, Map<String, Object> claims) throws JOSEException {
        return signed(header, claims, new RSASSASigner(ours.getPrivate()));
    }

    private String raw(JWSHeader header, String payload) throws JOSEException {
        return signed(header, new Payload(payload), new RSASSASigner(ours.getPrivate()));
    }

    private static String signed(JWSHeader header, Map<String, Object> claims, JWSSigner signer) throws JOSEException {
        return signed(header, new Payload(claims), signer);
    }

    private static String signed(JWSHeader header, Payload payload, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(header, payload);
        token.sign(signer);
        return token.serialize();
    }
}
