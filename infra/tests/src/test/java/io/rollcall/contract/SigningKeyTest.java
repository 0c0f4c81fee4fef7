package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;

/** The last step of a rotation. */
@OnEveryTransport
class SigningKeyTest extends Contract {
    SigningKeyTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void theNewestKeyCannotBeRetired() throws Exception {
        String kid = SignedJWT.parse(directory.token(Account.ADMIN)).getHeader().getKeyID();
        problem(
                retire(kid, "{}"),
                409,
                "Conflict",
                "The newest signing key cannot be retired; publish its successor first");
        problem(retire(kid, "{\"after_seconds\":3600}"), 409, "Conflict");
        sendAs(Account.ADMIN, Call.get("/admin")).expect(200);
    }

    @Test
    void aFormerKeyIsListedAndRetired() throws Exception {
        RSAKey former = new RSAKey.Builder((RSAPublicKey) TestKeys.rsa().getPublic()).build();
        String kid = former.computeThumbprint().toString();
        directory.token(Account.ADMIN);
        directory
                .database()
                .execute("INSERT INTO signing_keys (kid, n, e, published_at) VALUES ('" + kid + "', '"
                        + former.getModulus() + "', '" + former.getPublicExponent() + "', '2020-01-01T00:00:00Z')");
        try {
            assertTrue(row(kid).path("retired_at").isNull());
            assertTrue(send(Call.get("/.well-known/jwks.json")).text().contains(kid));
            retire(kid, "{}").expect(204);
            assertFalse(row(kid).path("retired_at").isNull());
            assertFalse(send(Call.get("/.well-known/jwks.json")).text().contains(kid));
            assertEquals(
                    "signing-key:" + kid,
                    sendAs(Account.ADMIN, Call.get("/audit?event=signing_key_retired&limit=1"))
                            .json()
                            .at("/0/target")
                            .textValue());
        } finally {
            directory.database().execute("DELETE FROM signing_keys WHERE kid = '" + kid + "'");
        }
    }

    @Test
    void anUnknownKeyIs404AndABadDelay422() {
        problem(retire("unknown", "{}"), 404, "Not found");
        invalid(retire("unknown", "{\"after_seconds\":-1}"), "after_seconds");
        invalid(retire("unknown", "{\"after\":1}"), "after");
    }

    private Reply retire(String kid, String body) {
        return sendAs(
                Account.ADMIN,
                Call.post("/admin/signing-keys/" + kid + "/retire").json(body));
    }

    private JsonNode row(String kid) {
        JsonNode keys = sendAs(Account.ADMIN, Call.get("/admin/signing-keys"))
                .expect(200)
                .json();
        for (JsonNode key : keys) {
            if (key.path("kid").asText().equals(kid)) {
                return key;
            }
        }
        throw new AssertionError(kid + " is not in " + keys);
    }
}
