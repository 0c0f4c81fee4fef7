package io.rollcall.session;

import io.rollcall.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * An opaque refresh token of 256 random bits. Its hash needs no salt, because nobody can guess 256 bits.
 *
 * @param text what the client keeps
 */
public record RefreshToken(String text) {
    private static final int BYTES = 32;

    static RefreshToken next(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What the database keeps: SHA-256, in hexadecimal. */
    String hash() {
        return Sha256.hex(text);
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }
}
