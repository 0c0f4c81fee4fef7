package io.rollcall.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** The headers that every answer carries. Sealing twice is the same as once. */
@Singleton
public final class Seal {
    private final Exchanges exchanges;

    Seal(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    public void apply(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Exchange exchange = exchanges.of(request);
        MutableHttpHeaders headers = response.getHeaders();
        headers.set(Exchanges.REQUEST_ID, exchange.requestId());
        headers.set("X-Content-Type-Options", "nosniff");
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
}
