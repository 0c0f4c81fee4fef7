package io.rollcall.token;

import io.rollcall.json.JsonObject;
import io.rollcall.setting.SettingException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.security.interfaces.RSAPublicKey;

/** A private key that signs access tokens, with its public half. It tells nothing of itself but its id. */
public final class SigningKey {
    /** The setting that holds the key. */
    public static final String SETTING = "JWT_SIGNING_KEY";

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1?PRIVATE KEY-----");

    private final RSAPrivateCrtKey privateKey;
    private final PublicJwk publicKey;

    private SigningKey(RSAPrivateCrtKey privateKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        this.publicKey = PublicJwk.of((RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent())));
        publicKey.key();
    }

    /**
     * Reads a private key: PEM of PKCS #8 or PKCS #1 (RFC 7468, RFC 8017), where {@code \n} may stand for a line's end, or a private
     * JWK (RFC 7518, section 6.3).
     *
     * @throws SettingException when it is anything else, or too short
     */
    public static SigningKey parse(String text) {
        try {
            return new SigningKey(text.startsWith("{") ? fromJwk(JsonObject.parse(text)) : fromPem(text.replace("\\n", "\n")));
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new SettingException(SETTING + ": not an RSA key of " + PublicJwk.LEAST_BITS + " bits or more");
        }
    }

    /** The public half, as it is published. */
    public PublicJwk publicKey() {
        return publicKey;
    }

    RSAPrivateCrtKey privateKey() {
        return privateKey;
    }

    @Override
    public String toString() {
        return "SigningKey[" + publicKey.kid() + "]";
    }

    private static RSAPrivateCrtKey fromPem(String text) throws GeneralSecurityException {
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new GeneralSecurityException("no PEM");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
        byte[] pkcs8 = pem.group(1) == null ? der : Pkcs1.wrap(der);
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static RSAPrivateCrtKey fromJwk(JsonObject jwk) throws GeneralSecurityException {
        if (!"RSA".equals(jwk.values().get("kty"))) {
            throw new GeneralSecurityException("no RSA key");
        }
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        number(jwk, "n"),
                        number(jwk, "e"),
                        number(jwk, "d"),
                        number(jwk, "p"),
                        number(jwk, "q"),
                        number(jwk, "dp"),
                        number(jwk, "dq"),
                        number(jwk, "qi")));
    }

    private static BigInteger number(JsonObject jwk, String name) throws GeneralSecurityException {
        Optional<byte[]> bytes = jwk.values().get(name) instanceof String text ? Base64Url.decode(text) : Optional.empty();
        return new BigInteger(1, bytes.orElseThrow(() -> new GeneralSecurityException("no member " + name)));
    }
}
