package io.rollcall.input;

import io.rollcall.failure.BadRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986, section 2.1) as forms and query strings use it. */
final class Percent {
    private static final int ESCAPE = 3;

    private Percent() {}

    /**
     * Decodes one name or value; a plus sign is a space.
     *
     * @throws BadRequest when an escape is broken, or the result is no UTF-8 or holds NUL
     */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0
                && encoded.indexOf('+') < 0
                && encoded.chars().allMatch(c -> c < 0x80)) {
            return clean(encoded);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(octet(encoded, i));
                i += ESCAPE - 1;
            } else if (c == '+') {
                bytes.write(' ');
            } else {
                byte[] raw =
                        String.valueOf(c).getBytes(c < 0x100 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
                bytes.writeBytes(raw);
            }
        }
        try {
            return clean(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException malformed) {
            throw new BadRequest("The query or form is not percent-encoded UTF-8");
        }
    }

    private static int octet(String encoded, int at) {
        int high = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at + 1), 16) : -1;
        int low = at + 2 < encoded.length() ? Character.digit(encoded.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new BadRequest("A percent sign is not followed by two hexadecimal digits");
        }
        return high << 4 | low;
    }

    private static String clean(String decoded) {
        if (!Text.isClean(decoded)) {
            throw new BadRequest("The query or form holds NUL");
        }
        return decoded;
    }
}
