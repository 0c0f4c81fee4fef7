package io.rollcall.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.rollcall.failure.BadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        List<Credentials> found = new ArrayList<>();
        for (String key : request.getHeaders().getAll(API_KEY_HEADER)) {
            found.add(new Key(key.strip(), false));
        }
        for (String value : request.getHeaders().getAll(HttpHeaders.AUTHORIZATION)) {
            Credentials credentials = read(value.strip());
            if (!(credentials instanceof None)) {
                found.add(credentials);
            }
        }
        for (Credentials other : found) {
            if (!found.getFirst().isSameAs(other)) {
                throw new BadRequest("The request carries two credentials");
            }
        }
        return found.isEmpty() ? new None() : found.getFirst();
    }

    /** Whether both are the same secret of the same kind, wherever it stood. */
    private boolean isSameAs(Credentials other) {
        return this instanceof Key key && other instanceof Key same && key.key.equals(same.key)
                || this instanceof Bearer bearer && other instanceof Bearer twin && bearer.token.equals(twin.token);
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
