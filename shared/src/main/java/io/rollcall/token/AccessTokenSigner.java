package io.rollcall.token;

import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;

/** Signs access tokens (RFC 9068). Only the login function makes one of these: it alone holds the private key. */
public final class AccessTokenSigner {
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
        return JsonText.bytes((JsonBody) json -> json.member("alg", TokenSettings.ALGORITHM)
                .member("typ", TokenSettings.TYPE)
                .member("kid", key.publicKey().kid()));
    }

    private byte[] payload(AccessToken token) {
        return JsonText.bytes((JsonBody) json -> json.member("iss", settings.issuer())
                .member("aud", TokenSettings.AUDIENCE)
                .member("sub", token.subject().toString())
                .member("client_id", TokenSettings.AUDIENCE)
                .member("iat", token.issuedAt().getEpochSecond())
                .member("nbf", token.issuedAt().getEpochSecond())
                .member("exp", token.expiresAt().getEpochSecond())
                .member("jti", token.id().toString())
                .member("sid", token.session().toString())
                .member("roles", List.of(token.role().id()))
                .member("scope", token.scopes().text()));
    }
}
