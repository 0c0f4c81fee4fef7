package io.rollcall.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes what a client or a gateway wrote as path and query fit for a URI (RFC 3986), alike on every transport: what may not stand there is
 * percent-encoded, and what is broken stays broken for those who read it.
 */
public final class RequestTarget {
    private static final String PATH = "/-._~!$&'()*+,;=:@";
    private static final String QUERY = PATH + "?";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Stands in a query for a percent sign that begins no escape, and is no UTF-8, so that every reading of the query refuses it. */
    private static final String BROKEN = "%FF";

    private RequestTarget() {}

    /** The target of a request line in origin or absolute form (RFC 9112, section 3.2); any other stays as it is. */
    public static String of(String target) {
        String origin = origin(target);
        if (!origin.startsWith("/")) {
            return target;
        }
        int mark = origin.indexOf('?');
        return mark < 0 ? path(origin) : path(origin.substring(0, mark)) + "?" + query(origin.substring(mark + 1));
    }

    /** A path that the gateway has decoded: a percent sign stands for itself. */
    public static String decodedPath(String text) {
        return encodePath(text.replace("%", "%25"));
    }

    /** A path that may be encoded or not: a percent sign stands for itself unless it begins an escape. */
    public static String path(String text) {
        return encodePath(escaping(text, "%25"));
    }

    /** A query string as the client wrote it. */
    public static String query(String text) {
        return encode(escaping(text, BROKEN), QUERY);
    }

    private static String origin(String target) {
        int scheme = target.startsWith("http://") || target.startsWith("https://") ? target.indexOf("//") : -1;
        if (scheme < 0) {
            return target;
        }
        int path = target.indexOf('/', scheme + 2);
        return path < 0 ? "/" : target.substring(path);
    }

    /** Two slashes at the beginning would make a URI's authority of the first segment (RFC 3986, section 4.2). */
    private static String encodePath(String text) {
        String encoded = encode(text, PATH);
        return encoded.startsWith("//") ? "/%2F" + encoded.substring(2) : encoded;
    }

    private static String escaping(String text, String brokenPercent) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text.length() + brokenPercent.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && !isEscape(text, i)) {
                mended.append(brokenPercent);
            } else {
                mended.append(text.charAt(i));
            }
        }
        return mended.toString();
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
