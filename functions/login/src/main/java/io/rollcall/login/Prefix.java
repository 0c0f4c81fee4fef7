package io.rollcall.login;

import io.rollcall.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What stands before every path as the client sees it.
 *
 * @param text path segments that need no escaping anywhere; mostly empty
 */
record Prefix(String text) {
    private static final Pattern FORM = Pattern.compile("(/[A-Za-z0-9._~-]+)*");
    private static final Pattern OWN_PATH =
            Pattern.compile("((?:token|refresh)Url\"?: ?\"?)(?=/)|(\\burl\"?: ?\"?)/(?=[\"\n])");

    static Prefix of(Exchange exchange) {
        return new Prefix(FORM.matcher(exchange.prefix()).matches() ? exchange.prefix() : "");
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String path(String path) {
        return text + path;
    }

    /** The document of the API, as JSON or as YAML, with this prefix where it names its server and where tokens are made. */
    byte[] in(String document) {
        return OWN_PATH.matcher(document).replaceAll("$1$2" + text).getBytes(StandardCharsets.UTF_8);
    }
}
