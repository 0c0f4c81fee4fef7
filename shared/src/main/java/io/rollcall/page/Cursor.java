package io.rollcall.page;

import io.rollcall.digest.Sha256;
import io.rollcall.failure.Invalid;
import io.rollcall.input.Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in a list: behind one item, in one order. Its text carries a digest over the place and the list it was made for, so that a
 * changed text and one for another list are both refused. It grants nothing, so the digest needs no secret.
 *
 * @param value the last item's value of what the list is sorted by; empty where that is the key itself
 * @param key the last item's key, which breaks ties
 */
public record Cursor(String value, String key) {
    private static final int DIGEST_BYTES = 12;
    private static final int LONGEST = 4096;

    /**
     * Reads a cursor's text.
     *
     * @param list tells this list, its filters and its order from every other
     * @throws Invalid when the text was never ours, or made for another list
     */
    public static Cursor parse(String text, String list) {
        byte[] bytes = decode(text);
        if (bytes.length > DIGEST_BYTES + Short.BYTES) {
            byte[] place = Arrays.copyOfRange(bytes, DIGEST_BYTES, bytes.length);
            if (MessageDigest.isEqual(digest(place, list), Arrays.copyOf(bytes, DIGEST_BYTES))) {
                return read(place);
            }
        }
        throw foreign();
    }

    /** The refusal of a text that was never ours. Anyone can compute the digest, so what stands behind it is doubted all the same. */
    public static Invalid foreign() {
        return new Invalid("cursor", "cursor was not made for this list");
    }

    /** The key of a list of things that have UUIDs. */
    public UUID id() {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException forged) {
            throw foreign();
        }
    }

    /** The key of a list of things that have numbers. */
    public long number() {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException forged) {
            throw foreign();
        }
    }

    private static Cursor read(byte[] place) {
        int keyLength = ByteBuffer.wrap(place).getShort();
        int valueStart = Short.BYTES + keyLength;
        if (keyLength < 0 || valueStart > place.length) {
            throw foreign();
        }
        String value = new String(place, valueStart, place.length - valueStart, StandardCharsets.UTF_8);
        if (!Text.isClean(value)) {
            throw foreign();
        }
        return new Cursor(value, new String(place, Short.BYTES, keyLength, StandardCharsets.UTF_8));
    }

    /** The text for a link to what comes behind this place. */
    public String text(String list) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] valueBytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] place = ByteBuffer.allocate(Short.BYTES + keyBytes.length + valueBytes.length)
                .putShort((short) keyBytes.length)
                .put(keyBytes)
                .put(valueBytes)
                .array();
        byte[] bytes = ByteBuffer.allocate(DIGEST_BYTES + place.length)
                .put(digest(place, list))
                .put(place)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        try {
            return text.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] digest(byte[] place, String list) {
        return Arrays.copyOf(Sha256.of(list.getBytes(StandardCharsets.UTF_8), place), DIGEST_BYTES);
    }
}
