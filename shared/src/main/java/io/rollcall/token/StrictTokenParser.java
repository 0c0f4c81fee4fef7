package io.rollcall.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWT;
import io.micronaut.context.annotation.Primary;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.generator.claims.JwtClaimsSetAdapter;
import io.micronaut.security.token.jwt.validator.JsonWebTokenParser;
import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Invalid;
import io.rollcall.input.StrictJson;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads access tokens by RFC 8725: one algorithm, one type and one spelling, with exactly the parameters and claims that we write. So a header with a
 * key, a certificate or an address of one is refused, and a token has no second text that means the same. The framework's own parser takes
 * several spellings of one token, and any type.
 */
@Singleton
@Primary
final class StrictTokenParser implements JsonWebTokenParser<JWT> {
    private static final int LONGEST = 4096;
    private static final int PARTS = 3;

    /** Of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** These and no other (RFC 8725, sections 3.1 and 3.11). */
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    /** These and no other (RFC 9068, section 2.2). */
    private static final Set<String> CLAIMS =
            Set.of("iss", "aud", "sub", "client_id", "iat", "nbf", "exp", "jti", "sid", "roles", "scope");

    private final StrictJson json;

    StrictTokenParser(StrictJson json) {
        this.json = json;
    }

    @Override
    public Optional<JWT> parse(String token) {
        String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            requireHeader(json.object(bytes(parts[0])));
            AccessToken claims = token(json.object(bytes(parts[1])));
            bytes(parts[2]);
            return Optional.of(signed(parts, claims));
        } catch (BadRequest | Invalid | IllegalArgumentException | ParseException | NoSuchElementException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Claims> parseClaims(String token) {
        return parse(token).map(StrictTokenParser::claims);
    }

    private static void requireHeader(ObjectNode header) throws ParseException {
        if (!names(header).equals(HEADER)
                || !TokenSettings.ALGORITHM.equals(text(header, "alg"))
                || !TokenSettings.TYPE.equals(text(header, "typ"))
                || text(header, "kid").isEmpty()) {
            throw new ParseException("not our header", 0);
        }
    }

    private static AccessToken token(ObjectNode claims) throws ParseException {
        JsonNode roles = claims.path("roles");
        if (!names(claims).equals(CLAIMS) || !roles.isArray() || roles.size() != 1) {
            throw new ParseException("not our claims", 0);
        }
        text(claims, "iss");
        text(claims, "aud");
        text(claims, "client_id");
        time(claims, "nbf");
        return new AccessToken(
                uuid(claims, "sub"),
                uuid(claims, "sid"),
                uuid(claims, "jti"),
                Role.of(string(roles.get(0))).orElseThrow(),
                Scopes.parse(text(claims, "scope")).orElseThrow(),
                time(claims, "iat"),
                time(claims, "exp"));
    }

    private static Set<String> names(ObjectNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String text(ObjectNode object, String name) throws ParseException {
        return string(object.path(name));
    }

    private static String string(JsonNode value) throws ParseException {
        if (!value.isTextual()) {
            throw new ParseException("no text", 0);
        }
        return value.textValue();
    }

    /** The one spelling of a UUID: the JDK reads others too. */
    private static UUID uuid(ObjectNode object, String name) throws ParseException {
        String text = text(object, name);
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new ParseException("not the one spelling", 0);
        }
        return uuid;
    }

    private static Instant time(ObjectNode object, String name) throws ParseException {
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > LAST_SECOND) {
            throw new ParseException("no time", 0);
        }
        return Instant.ofEpochSecond(value.longValue());
    }

    /** Base64url without padding (RFC 7515, section 2), and nothing beside it. */
    private static byte[] bytes(String part) throws ParseException {
        byte[] bytes = new Base64URL(part).decode();
        if (!Base64URL.encode(bytes).toString().equals(part)) {
            throw new ParseException("not the one encoding", 0);
        }
        return bytes;
    }

    private static SignedAccessToken signed(String[] parts, AccessToken token) throws ParseException {
        return new SignedAccessToken(new Base64URL(parts[0]), new Base64URL(parts[1]), new Base64URL(parts[2]), token);
    }

    private static @Nullable Claims claims(JWT jwt) {
        try {
            return new JwtClaimsSetAdapter(jwt.getJWTClaimsSet());
        } catch (ParseException malformed) {
            return null;
        }
    }
}
