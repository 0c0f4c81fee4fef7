package io.rollcall.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryTransport
class DocsPageTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href|data-document)=\"([^\"]+)\"");

    private final Carrier carrier;
    private final Directory directory = Directory.get();

    DocsPageTest(Carrier carrier) {
        this.carrier = carrier;
    }

    @Test
    void everythingThatThePageNamesIsThere() {
        for (String link : links()) {
            assertTrue(link.startsWith(stage() + "/"), link);
            send(Call.get(link.substring(stage().length()))).expect(200);
        }
    }

    @Test
    void aPageTakesAFewRequests() {
        assertTrue(links().size() <= 7, () -> links().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "page.js, text/javascript",
        "swagger-ui-bundle.js, text/javascript",
        "page.css, text/css",
        "swagger-ui.css, text/css",
        "icon.svg, image/svg+xml"
    })
    void assetsMayBeKeptForGood(String name, String type) {
        Reply reply = send(Call.get(asset(name))).expect(200);
        assertEquals("public, max-age=31536000, immutable", reply.require("Cache-Control"));
        assertEquals(type, reply.require("Content-Type").replaceAll(";.*", ""));
    }

    @Test
    void thePageForbidsWhatIsNotItsOwn() {
        Reply page = send(Call.get("/docs")).expect(200);
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                page.require("Content-Security-Policy"));
        assertEquals("public, no-cache", page.require("Cache-Control"));
        assertFalse(page.text().contains("//"), page::toString);
        assertFalse(page.text().contains("<script>"), page::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/openapi.json", "/openapi.yaml"})
    void whatIsKnownIsNotSentAgain(String path) {
        String tag = send(Call.get(path)).expect(200).require("ETag");
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            Reply reply = send(Call.get(path).header("If-None-Match", known)).expect(304);
            assertArrayEquals(new byte[0], reply.body());
            assertEquals(tag, reply.require("ETag"));
        }
        send(Call.get(path).header("If-None-Match", "\"other\"")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/1/page.js",
                "/docs/1/openapi.json",
                "/docs/1/index.html",
                "/docs/1/..%2Fopenapi.yaml",
                "/docs/page.js"
            })
    void whatThePageDoesNotNameIs404(String path) {
        send(Call.get(path)).expect(404);
    }

    @Test
    void anotherFileOfTheSameVersionIs404() {
        send(Call.get(asset("page.js").replace("page.js", "page.css"))).expect(404);
    }

    @Test
    void theDocumentKnowsTheStage() {
        Reply json = send(Call.get("/openapi.json")).expect(200);
        String server = stage().isEmpty() ? "/" : stage();
        assertEquals(server, json.json().at("/servers/0/url").textValue());
        assertEquals(
                stage() + "/auth/token",
                json.json()
                        .at("/components/securitySchemes/oauth2/flows/password/tokenUrl")
                        .textValue());
        assertEquals(
                stage() + "/auth/token",
                json.json()
                        .at("/components/securitySchemes/oauth2/flows/password/refreshUrl")
                        .textValue());
        String yaml = send(Call.get("/openapi.yaml")).expect(200).text();
        assertTrue(yaml.contains("\n  - url: " + server + "\n"));
        assertTrue(yaml.contains(" tokenUrl: " + stage() + "/auth/token\n"));
        assertTrue(yaml.contains(" refreshUrl: " + stage() + "/auth/token\n"));
    }

    private String asset(String name) {
        return links().stream()
                .filter(link -> link.endsWith("/" + name))
                .findFirst()
                .orElseThrow()
                .substring(stage().length());
    }

    private List<String> links() {
        return LINK.matcher(send(Call.get("/docs")).expect(200).text())
                .results()
                .map((MatchResult link) -> link.group(1))
                .distinct()
                .toList();
    }

    private String stage() {
        return carrier.isGateway() ? "/" + GatewayTransport.STAGE : "";
    }

    private Reply send(Call call) {
        return directory.send(carrier, call);
    }
}
