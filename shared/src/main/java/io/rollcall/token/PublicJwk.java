package io.rollcall.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;

/**
 * The public half of a signing key, as RFC 7517 writes it: these members and no other.
 *
 * @param kty always {@code RSA}
 * @param use always {@code sig}
 * @param alg always {@code RS256}
 * @param kid the key's thumbprint (RFC 7638), so that no two keys share an id
 * @param n the modulus
 * @param e the exponent
 */
public record PublicJwk(String kty, String use, String alg, String kid, String n, String e) {
    /** The shortest modulus that is accepted, in bits (NIST SP 800-131A). */
    public static final int LEAST_BITS = 2048;

    private static final int MOST_BITS = 8192;

    /** The public half of an RSA key, under its thumbprint. */
    public static PublicJwk of(RSAPublicKey key) {
        return of(
                Base64URL.encode(key.getModulus()).toString(),
                Base64URL.encode(key.getPublicExponent()).toString());
    }

    /** A key from its two numbers, each as base64url of its unsigned octets. */
    public static PublicJwk of(String n, String e) {
        try {
            return new PublicJwk(
                    "RSA",
                    "sig",
                    TokenSettings.ALGORITHM,
                    rsa(n, e).computeThumbprint().toString(),
                    n,
                    e);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /**
     * The key for a signature's verification.
     *
     * @throws GeneralSecurityException when the members are no RSA key of {@value #LEAST_BITS} bits or more
     */
    RSAPublicKey key() throws GeneralSecurityException {
        RSAKey key = rsa(n, e);
        int bits = key.getModulus().decodeToBigInteger().bitLength();
        if (bits < LEAST_BITS || bits > MOST_BITS) {
            throw new GeneralSecurityException("not an RSA key of " + LEAST_BITS + " bits or more");
        }
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException unusable) {
            throw new GeneralSecurityException("not an RSA key", unusable);
        }
    }

    private static RSAKey rsa(String n, String e) {
        return new RSAKey.Builder(new Base64URL(n), new Base64URL(e)).build();
    }
}
