package io.rollcall.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** Signs access tokens (RFC 9068). Only the login function makes one of these: it alone holds the private key. */
public final class AccessTokenSigner {
    private final TokenSettings settings;
    private final SigningKey key;
    private final ObjectMapper json;

    /**
     * @param settings what the checkers expect
     * @param key the private key and its id
     * @param json writes header and claims
     */
    public AccessTokenSigner(TokenSettings settings, SigningKey key, ObjectMapper json) {
        this.json = json;
        this.settings = settings;
        this.key = key;
    }

    /** The token in its compact form. */
    public String sign(AccessToken token) {
        String signed =
                part(TokenHeader.of(key.publicKey().kid())) + "." + part(TokenClaims.of(token, settings.issuer()));
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key.privateKey());
            rsa.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64Url.encode(rsa.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The signing key was checked when it was read", impossible);
        }
    }

    private String part(Object record) {
        try {
            return Base64Url.encode(json.writeValueAsBytes(record));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A token cannot be written as JSON", impossible);
        }
    }
}
