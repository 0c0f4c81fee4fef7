package io.rollcall.login;

import io.rollcall.access.Role;
import java.util.List;

/** What RFC 8414, section 2, asks a server to tell of itself. */
record ServerMetadata(
        String issuer,
        String tokenEndpoint,
        String revocationEndpoint,
        String jwksUri,
        List<String> scopesSupported,
        List<String> responseTypesSupported,
        List<String> grantTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        List<String> revocationEndpointAuthMethodsSupported) {
    static ServerMetadata of(String issuer) {
        return new ServerMetadata(
                issuer,
                issuer + "/auth/token",
                issuer + "/auth/revoke",
                issuer + "/.well-known/jwks.json",
                Role.ADMIN.permissions().names(),
                List.of(),
                List.of("password", "refresh_token"),
                List.of("none"),
                List.of("none"));
    }
}
