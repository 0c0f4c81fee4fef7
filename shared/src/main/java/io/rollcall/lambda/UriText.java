package io.rollcall.lambda;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Makes text from a gateway fit for a URI (RFC 3986): what may not stand there is percent-encoded. */
final class UriText {
    private static final String PATH = "/-._~!$&'()*+,;=:@";
    private static final String QUERY = PATH + "?";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UriText() {}

    /** A path that the gateway has decoded: a percent sign stands for itself. */
    static String decodedPath(String text) {
        return encode(text.replace("%", "%25"), PATH);
    }

    /** A path that may be encoded or not: a percent sign stands for itself unless it begins an escape. */
    static String path(String text) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = mended.length() - 1; i >= 0; i--) {
            if (mended.charAt(i) == '%' && !isEscape(mended, i)) {
                mended.insert(i + 1, "25");
            }
        }
        return encode(mended.toString(), PATH);
    }

    /**
     * A query string as the client wrote it.
     *
     * @throws URISyntaxException when a percent sign begins no escape
     */
    static String query(String text) throws URISyntaxException {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && !isEscape(text, i)) {
                throw new URISyntaxException("query", "a broken escape", i);
            }
        }
        return encode(text, QUERY);
    }

    private static boolean isEscape(CharSequence text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c == '%' || c < 0x80 && (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }
}
