package io.rollcall.login;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import io.rollcall.token.PublicJwk;
import io.rollcall.token.StoredKeys;
import io.rollcall.token.TokenSettings;
import java.util.List;

/** What clients and other servers may know of us. */
@Controller("/.well-known")
final class MetadataController {
    private static final String CACHEABLE = "public, max-age=60";

    private final StoredKeys keys;
    private final TokenSettings settings;

    MetadataController(StoredKeys keys, TokenSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @Get("/jwks.json")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.ACCOUNT)
    HttpResponse<KeySet> keys() {
        return HttpResponse.ok(new KeySet(keys.published())).header(HttpHeaders.CACHE_CONTROL, CACHEABLE);
    }

    @Get("/oauth-authorization-server")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.ACCOUNT)
    HttpResponse<ServerMetadata> metadata() {
        return HttpResponse.ok(ServerMetadata.of(settings.issuer())).header(HttpHeaders.CACHE_CONTROL, CACHEABLE);
    }

    /** A JWK set (RFC 7517, section 5), whose {@code keys} is there also before the first key is. */
    record KeySet(List<PublicJwk> keys) {}
}
