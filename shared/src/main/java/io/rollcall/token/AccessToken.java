package io.rollcall.token;

import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The claims of an access token that has been checked, or is about to be signed.
 *
 * @param subject the user
 * @param session the session that the token belongs to
 * @param id {@code jti}
 * @param role what the user was when the token was signed
 * @param scopes what the token may do
 * @param issuedAt {@code iat} and {@code nbf}
 * @param expiresAt {@code exp}
 */
public record AccessToken(
        UUID subject, UUID session, UUID id, Role role, Scopes scopes, Instant issuedAt, Instant expiresAt) {
    /** Returns the claims as they are signed (RFC 9068, section 2.2), in their order. */
    public Map<String, Object> claims(String issuer) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", TokenSettings.AUDIENCE);
        claims.put("sub", subject.toString());
        claims.put("client_id", TokenSettings.AUDIENCE);
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("nbf", issuedAt.getEpochSecond());
        claims.put("exp", expiresAt.getEpochSecond());
        claims.put("jti", id.toString());
        claims.put("sid", session.toString());
        claims.put("roles", List.of(role.id()));
        claims.put("scope", scopes.text());
        return claims;
    }
}
