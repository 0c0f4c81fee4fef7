package io.rollcall.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** Signs access tokens (RFC 9068). Only the login function makes one of these: it alone holds the private key. */
public final class AccessTokenSigner {
    private static final JsonFactory JSON = new JsonFactory();

    private final TokenSettings settings;
    private final SigningKey key;

    /**
     * @param settings what the checkers expect
     * @param key the private key and its id
     */
    public AccessTokenSigner(TokenSettings settings, SigningKey key) {
        this.settings = settings;
        this.key = key;
    }

    /** The token in its compact form. */
    public String sign(AccessToken token) {
        String signed = Base64Url.encode(header()) + "." + Base64Url.encode(payload(token));
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key.privateKey());
            rsa.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64Url.encode(rsa.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The signing key was checked when it was read", impossible);
        }
    }

    private byte[] header() {
        return json(json -> {
            json.writeStringField("alg", TokenSettings.ALGORITHM);
            json.writeStringField("typ", TokenSettings.TYPE);
            json.writeStringField("kid", key.publicKey().kid());
        });
    }

    private byte[] payload(AccessToken token) {
        return json(json -> {
            json.writeStringField("iss", settings.issuer());
            json.writeStringField("aud", TokenSettings.AUDIENCE);
            json.writeStringField("sub", token.subject().toString());
            json.writeStringField("client_id", TokenSettings.AUDIENCE);
            json.writeNumberField("iat", token.issuedAt().getEpochSecond());
            json.writeNumberField("nbf", token.issuedAt().getEpochSecond());
            json.writeNumberField("exp", token.expiresAt().getEpochSecond());
            json.writeStringField("jti", token.id().toString());
            json.writeStringField("sid", token.session().toString());
            json.writeArrayFieldStart("roles");
            json.writeString(token.role().id());
            json.writeEndArray();
            json.writeStringField("scope", token.scopes().text());
        });
    }

    private static byte[] json(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }
}
