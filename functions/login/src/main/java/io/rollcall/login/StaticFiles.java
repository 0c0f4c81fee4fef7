package io.rollcall.login;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The document of the API and the page that shows it. Nothing is read before the first request for it, so that a start costs nothing. */
@Singleton
final class StaticFiles {
    static final String JSON = "openapi.json";
    static final String YAML = "openapi.yaml";

    private static final Map<String, String> DOCUMENTS = Map.of(JSON, "application/json", YAML, "application/yaml");
    private static final Map<String, String> ASSETS = Map.of(
            "icon.svg", "image/svg+xml",
            "page.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "swagger-ui.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8");

    private final Map<String, StaticFile> read = new ConcurrentHashMap<>();

    /**
     * The document of the API, {@link #JSON} or {@link #YAML}. Its paths begin with a slash, so a client behind a gateway's stage has to
     * be told of the stage.
     */
    StaticFile document(String name, Prefix prefix) {
        StaticFile file = read.computeIfAbsent(name, _ -> StaticFile.of(bytes(name), DOCUMENTS.getOrDefault(name, "")));
        return prefix.isEmpty() ? file : StaticFile.of(prefix.in(text(file)), file.contentType());
    }

    /** A file that the page loads; empty where there is none of that name and version. */
    Optional<StaticFile> asset(String name, String version) {
        return ASSETS.containsKey(name)
                ? Optional.of(asset(name)).filter(file -> file.version().equals(version))
                : Optional.empty();
    }

    /** The page, which names each asset by its version. */
    StaticFile page(Prefix prefix) {
        String page = text(read.computeIfAbsent("index.html", _ -> StaticFile.of(bytes("docs/index.html"), "")));
        for (String name : ASSETS.keySet()) {
            page = page.replace(
                    "{" + name + "}", prefix.path("/docs/" + asset(name).version() + "/" + name));
        }
        for (String name : DOCUMENTS.keySet()) {
            page = page.replace("{" + name + "}", prefix.path("/" + name));
        }
        return StaticFile.of(page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    private StaticFile asset(String name) {
        return read.computeIfAbsent(name, _ -> StaticFile.of(bytes("docs/" + name), ASSETS.getOrDefault(name, "")));
    }

    private static String text(StaticFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = StaticFiles.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The build has left out " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
