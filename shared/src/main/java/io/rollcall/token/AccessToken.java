package io.rollcall.token;

import io.rollcall.access.Role;
import io.rollcall.access.Scopes;
import java.time.Instant;
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
        UUID subject, UUID session, UUID id, Role role, Scopes scopes, Instant issuedAt, Instant expiresAt) {}
