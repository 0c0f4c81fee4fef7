package io.rollcall.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rollcall.access.Role;
import java.util.List;

/** What RFC 8414, section 2, asks a server to tell of itself. */
@Serdeable
record ServerMetadata(
        String issuer,
        @JsonProperty("token_endpoint") String tokenEndpoint,
        @JsonProperty("revocation_endpoint") String revocationEndpoint,
        @JsonProperty("jwks_uri") String jwksUri,
        @JsonProperty("scopes_supported") List<String> scopesSupported,

        @JsonProperty("response_types_supported") @JsonInclude
        List<String> responseTypesSupported,

        @JsonProperty("grant_types_supported") List<String> grantTypesSupported,

        @JsonProperty("token_endpoint_auth_methods_supported")
        List<String> tokenEndpointAuthMethodsSupported,

        @JsonProperty("revocation_endpoint_auth_methods_supported")
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
