package io.rollcall.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.rollcall.setting.SettingException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

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
     * Reads private keys: PEM of PKCS #8 or PKCS #1 (RFC 7468, RFC 8017), one block or several, where {@code \n} may stand for a line's
     * end; or a private JWK (RFC 7518, section 6.3), or a set of them.
     *
     * @return at least one; the first is the one that signs
     * @throws SettingException when one is anything else or too short, or the same key stands there twice
     */
    public static List<SigningKey> parse(String text) {
        List<SigningKey> keys;
        try {
            keys = text.startsWith("{") ? fromJwks(text) : fromPem(text.replace("\\n", "\n"));
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new SettingException(SETTING + ": not an RSA key of " + PublicJwk.LEAST_BITS + " bits or more");
        }
        if (keys.stream().map(key -> key.publicKey.kid()).distinct().count() < keys.size()) {
            throw new SettingException(SETTING + ": the same key stands there twice");
        }
        return keys;
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

    private static List<SigningKey> fromPem(String text) throws GeneralSecurityException {
        List<SigningKey> keys = new ArrayList<>();
        Matcher pem = PEM.matcher(text);
        while (pem.find()) {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            byte[] pkcs8 = pem.group(1) == null ? der : wrapped(der);
            keys.add(new SigningKey(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8))));
        }
        if (keys.isEmpty()) {
            throw new GeneralSecurityException("no PEM");
        }
        return keys;
    }

    /** Puts a key of PKCS #1 (RFC 8017, appendix A.1.2) into the envelope of PKCS #8, which the JDK reads. */
    private static byte[] wrapped(byte[] der) throws GeneralSecurityException {
        try {
            return new PrivateKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            RSAPrivateKey.getInstance(der))
                    .getEncoded();
        } catch (IOException malformed) {
            throw new GeneralSecurityException("no PKCS #1", malformed);
        }
    }

    private static List<SigningKey> fromJwks(String text) throws GeneralSecurityException {
        List<SigningKey> keys = new ArrayList<>();
        try {
            Map<String, Object> json = JSONObjectUtils.parse(text);
            List<JWK> jwks = json.containsKey("keys") ? JWKSet.parse(json).getKeys() : List.of(JWK.parse(json));
            for (JWK jwk : jwks) {
                keys.add(new SigningKey((RSAPrivateCrtKey) jwk.toRSAKey().toRSAPrivateKey()));
            }
        } catch (ParseException | JOSEException malformed) {
            throw new GeneralSecurityException("no RSA key", malformed);
        }
        if (keys.isEmpty()) {
            throw new GeneralSecurityException("no JWK");
        }
        return keys;
    }
}
