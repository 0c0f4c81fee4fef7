package io.rollcall.token;

import io.rollcall.digest.Sha256;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

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
        return of(Base64Url.encode(key.getModulus()), Base64Url.encode(key.getPublicExponent()));
    }

    /** A key from its two numbers, each as base64url of its unsigned octets. */
    public static PublicJwk of(String n, String e) {
        String canonical = "{\"e\":\"" + e + "\",\"kty\":\"RSA\",\"n\":\"" + n + "\"}";
        return new PublicJwk("RSA", "sig", TokenSettings.ALGORITHM, thumbprint(canonical), n, e);
    }

    /**
     * The key for a signature's verification.
     *
     * @throws GeneralSecurityException when the members are no RSA key of {@value #LEAST_BITS} bits or more
     */
    RSAPublicKey key() throws GeneralSecurityException {
        BigInteger modulus = number(n);
        if (modulus.bitLength() < LEAST_BITS || modulus.bitLength() > MOST_BITS) {
            throw new GeneralSecurityException("not an RSA key of " + LEAST_BITS + " bits or more");
        }
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, number(e)));
    }

    private static BigInteger number(String text) throws GeneralSecurityException {
        return new BigInteger(
                1, Base64Url.decode(text).orElseThrow(() -> new GeneralSecurityException("not base64url")));
    }

    private static String thumbprint(String canonical) {
        return Base64Url.encode(Sha256.of(canonical));
    }
}
