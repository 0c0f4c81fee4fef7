package io.rollcall.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.rollcall.http.Exchanges;
import io.rollcall.input.UrlEncoded;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Makes responses of pages: the items, and a {@code Link} to the next page (RFC 8288). */
@Singleton
public final class PageResponses {
    private final Exchanges exchanges;

    PageResponses(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /**
     * Returns a page as a response.
     *
     * @param list tells the list from every other, for its cursors
     */
    public <T> MutableHttpResponse<List<T>> of(HttpRequest<?> request, Page<T> page, String list) {
        return of(request, page, list, Function.identity());
    }

    /** As {@link #of(HttpRequest, Page, String)}, with each item as responses show it. */
    public <T, R> MutableHttpResponse<List<R>> of(
            HttpRequest<?> request, Page<T> page, String list, Function<T, R> shown) {
        MutableHttpResponse<List<R>> response =
                HttpResponse.ok(page.items().stream().map(shown).toList());
        page.next().ifPresent(next -> response.header(HttpHeaders.LINK, link(request, next.text(list))));
        return response;
    }

    private String link(HttpRequest<?> request, String cursor) {
        StringBuilder query = new StringBuilder("cursor=").append(cursor);
        UrlEncoded.parse(request.getUri().getRawQuery()).values().forEach((name, value) -> {
            if (!"cursor".equals(name) && !"offset".equals(name)) {
                query.append('&').append(encode(name)).append('=').append(encode(value));
            }
        });
        return exchanges.of(request).next(path(request), query.toString());
    }

    /** A path with a trailing slash is the same route. */
    private static String path(HttpRequest<?> request) {
        String path = request.getPath();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
