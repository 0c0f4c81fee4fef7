package io.rollcall.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that every response carries. Adding them twice is the same as once. */
@Singleton
public final class ResponseHeaders {
    private static final String ADDED = "rollcall.fields";

    private final Exchanges exchanges;

    ResponseHeaders(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /** Has the answer carry one more field, whatever it will be. */
    public void add(HttpRequest<?> request, String name, String value) {
        Map<String, String> fields = new LinkedHashMap<>(added(request));
        fields.put(name, value);
        request.setAttribute(ADDED, fields);
    }

    public void apply(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Exchange exchange = exchanges.of(request);
        MutableHttpHeaders headers = response.getHeaders();
        headers.set(Exchanges.REQUEST_ID, exchange.requestId());
        headers.set("X-Content-Type-Options", "nosniff");
        added(request).forEach(headers::set);
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (exchange.secure()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (response.code() == HttpStatus.NO_CONTENT.getCode()) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> added(HttpRequest<?> request) {
        return request.getAttribute(ADDED, Map.class).orElse(Map.of());
    }
}
