package io.rollcall.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as a client writes it.
 *
 * @param method the verb
 * @param path still percent-encoded
 * @param query still percent-encoded, without its question mark; empty where there is none
 * @param headers in order, names may repeat
 * @param body empty where there is none
 */
public record Call(String method, String path, String query, List<Header> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    public Call {
        headers = List.copyOf(headers);
    }

    public static Call of(String method, String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new Call(method, target, "", List.of(), NOTHING)
                : new Call(method, target.substring(0, mark), target.substring(mark + 1), List.of(), NOTHING);
    }

    public static Call get(String target) {
        return of("GET", target);
    }

    public static Call post(String target) {
        return of("POST", target);
    }

    public static Call patch(String target) {
        return of("PATCH", target);
    }

    public static Call delete(String target) {
        return of("DELETE", target);
    }

    /** One more parameter, encoded here. */
    public Call with(String name, String value) {
        String pair = encode(name) + "=" + encode(value);
        return new Call(method, path, query.isEmpty() ? pair : query + "&" + pair, headers, body);
    }

    public Call header(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Call(method, path, query, more, body);
    }

    public Call bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public Call body(String contentType, byte[] bytes) {
        return new Call(method, path, query, headers, bytes).header("Content-Type", contentType);
    }

    public Call json(String text) {
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names and values in turn. */
    public Call form(String... namesAndValues) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
        }
        return body("application/x-www-form-urlencoded", String.join("&", pairs).getBytes(StandardCharsets.UTF_8));
    }

    /** A body without a word of what it is. */
    public Call untyped(String text) {
        return new Call(method, path, query, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Path and query. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    @Override
    public String toString() {
        return method + " " + target();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
