package io.rollcall.local;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A signing key of this machine, made once kept where only its owner reads it. */
final class LocalSigningKey {
    private static final int BITS = 2048;

    private LocalSigningKey() {}

    /** The key as PEM of PKCS #8. */
    static String of(DataFolder folder) {
        return folder.secret("signing-key.pem", LocalSigningKey::generate);
    }

    private static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has RSA", impossible);
        }
    }
}
