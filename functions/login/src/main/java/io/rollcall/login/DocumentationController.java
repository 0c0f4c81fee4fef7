package io.rollcall.login;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.rollcall.http.Exchange;
import io.rollcall.http.Refusal;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.Limited;
import org.jspecify.annotations.Nullable;

/** The document of the API, and the page that shows it. */
@Controller
final class DocumentationController {
    /** Swagger UI needs pictures from its own style sheet, and nothing that this forbids. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String ASK_AGAIN = "public, no-cache";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final StaticFiles files;

    DocumentationController(StaticFiles files) {
        this.files = files;
    }

    @Get("/openapi.json")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.ACCOUNT)
    HttpResponse<byte[]> json(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch, Exchange exchange) {
        return files.document(StaticFiles.JSON, Prefix.of(exchange)).answer(ifNoneMatch, ASK_AGAIN);
    }

    @Get("/openapi.yaml")
    @Produces("application/yaml")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.ACCOUNT)
    HttpResponse<byte[]> yaml(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch, Exchange exchange) {
        return files.document(StaticFiles.YAML, Prefix.of(exchange)).answer(ifNoneMatch, ASK_AGAIN);
    }

    @Get("/docs")
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.ACCOUNT)
    HttpResponse<byte[]> page(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch, Exchange exchange) {
        return files.page(Prefix.of(exchange))
                .answer(ifNoneMatch, ASK_AGAIN)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer");
    }

    @Get("/docs/{version}/{file}")
    @Produces({"text/javascript", "text/css", "image/svg+xml"})
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Limited(LimitRule.ACCOUNT)
    HttpResponse<byte[]> asset(
            @PathVariable String version,
            @PathVariable String file,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return files.asset(file, version).orElseThrow(Refusal::notFound).answer(ifNoneMatch, FOR_GOOD);
    }
}
