package io.rollcall.login;

import io.rollcall.access.Role;
import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;
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
        List<String> revocationEndpointAuthMethodsSupported)
        implements JsonBody {
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

    @Override
    public void write(JsonMembers json) {
        json.member("issuer", issuer)
                .member("token_endpoint", tokenEndpoint)
                .member("revocation_endpoint", revocationEndpoint)
                .member("jwks_uri", jwksUri)
                .member("scopes_supported", scopesSupported)
                .member("response_types_supported", responseTypesSupported)
                .member("grant_types_supported", grantTypesSupported)
                .member("token_endpoint_auth_methods_supported", tokenEndpointAuthMethodsSupported)
                .member("revocation_endpoint_auth_methods_supported", revocationEndpointAuthMethodsSupported);
    }
}
