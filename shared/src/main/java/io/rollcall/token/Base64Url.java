package io.rollcall.token;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;

/** Base64url without padding (RFC 7515, section 2), and nothing beside it. */
final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** An unsigned big-endian integer without leading zeros (RFC 7518, section 2). */
    static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encode(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** Empty when the text is anything else than the one encoding of some bytes. */
    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = DECODER.decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
