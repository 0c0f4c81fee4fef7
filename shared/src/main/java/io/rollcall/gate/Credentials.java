package io.rollcall.gate;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.rollcall.failure.BadRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request shows to prove who sends it: one of these, from headers alone. */
sealed interface Credentials {
    String API_KEY_HEADER = "X-API-Key";
    /** {@code token SP ...}: an authentication scheme that is not ours (RFC 9110, section 11.4). */
    Pattern FOREIGN_SCHEME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+ .*|(?i:basic|digest|negotiate)");

    /** No credential of ours. */
    record None() implements Credentials {}

    /** {@code Authorization: Bearer}. */
    record Bearer(String token) implements Credentials {
        @Override
        public String toString() {
            return "Bearer";
        }
    }

    /**
     * An API key.
     *
     * @param raw whether it stood alone in {@code Authorization}, so that it may be something else altogether
     */
    record Key(String key, boolean raw) implements Credentials {
        @Override
        public String toString() {
            return "Key";
        }
    }

    /** @throws BadRequest when there are two that differ */
    static Credentials of(HttpRequest<?> request) {
        Set<Credentials> found = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (String key : request.getHeaders().getAll(API_KEY_HEADER)) {
            keys.add(key.strip());
            found.add(new Key(key.strip(), false));
        }
        for (String value : values(request)) {
            Credentials credentials = read(value.strip());
            boolean repeatsKey = credentials instanceof Key key && keys.contains(key.key());
            if (!(credentials instanceof None) && !repeatsKey) {
                found.add(credentials);
            }
        }
        if (found.size() > 1) {
            throw new BadRequest("The request carries two credentials");
        }
        return found.isEmpty() ? new None() : found.iterator().next();
    }

    private static List<String> values(HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    }

    private static Credentials read(String value) {
        int space = value.indexOf(' ');
        String scheme = (space < 0 ? value : value.substring(0, space)).toLowerCase(Locale.ROOT);
        String rest = space < 0 ? "" : value.substring(space + 1).strip();
        if (value.isEmpty()) {
            return new None();
        }
        return switch (scheme) {
            case "bearer" -> new Bearer(rest);
            case "apikey" -> new Key(rest, false);
            default -> FOREIGN_SCHEME.matcher(value).matches() ? new None() : new Key(value, true);
        };
    }
}
