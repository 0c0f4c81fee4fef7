package io.rollcall.apikey;

import io.rollcall.digest.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * An API key as its holder has it: {@code rk_}, then base64url of 256 random bits and a checksum (CRC-32), so that a mistyped or made-up
 * key is refused without a look into the database. A key that was brought along may be any text of {@value #LEAST} characters or more.
 *
 * @param text never kept, never logged
 */
public record KeyText(String text) {
    /** The shortest key that may be brought along. */
    public static final int LEAST = 16;

    /** The longest one. */
    public static final int MOST = 256;

    private static final String MARK = "rk_";
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = 10;

    static KeyText next(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        byte[] checked = ByteBuffer.allocate(RANDOM_BYTES + Integer.BYTES)
                .put(bytes)
                .putInt(checksum(bytes))
                .array();
        return new KeyText(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(checked));
    }

    /** Whether this can be a key at all. */
    boolean isPlausible() {
        if (!text.startsWith(MARK)) {
            return text.length() >= LEAST && text.length() <= MOST;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(MARK.length()));
            return bytes.length == RANDOM_BYTES + Integer.BYTES
                    && checksum(Arrays.copyOf(bytes, RANDOM_BYTES))
                            == ByteBuffer.wrap(bytes).getInt(RANDOM_BYTES);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** SHA-256 in hexadecimal, which is all that the database keeps. */
    String hash() {
        return Sha256.hex(text);
    }

    /** The beginning, by which a holder tells one key from another; of a key that was brought along, no more than a quarter. */
    String prefix() {
        return text.substring(0, Math.min(SHOWN, text.length() / 4));
    }

    @Override
    public String toString() {
        return "KeyText";
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
