package io.rollcall.http;

import io.micronaut.http.HttpRequest;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** Gives each request its one {@link Exchange}. */
@Singleton
public final class Exchanges {
    /** Where a transport leaves what it knows; the request id may still be replaced by the client's own. */
    public static final String ATTRIBUTE = "rollcall.exchange";

    /** The header that names a request, both ways. */
    public static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern ACCEPTABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final String SETTLED = "rollcall.exchange.settled";

    private final Ids ids;
    private final TrustedProxies proxies;

    Exchanges(Ids ids, TrustedProxies proxies) {
        this.ids = ids;
        this.proxies = proxies;
    }

    public Exchange of(HttpRequest<?> request) {
        return request.getAttribute(SETTLED, Exchange.class).orElseGet(() -> {
            Exchange exchange = settle(request);
            request.setAttribute(SETTLED, exchange);
            return exchange;
        });
    }

    private Exchange settle(HttpRequest<?> request) {
        Exchange stated = request.getAttribute(ATTRIBUTE, Exchange.class).orElseGet(() -> fromSocket(request));
        String own = request.getHeaders().get(REQUEST_ID);
        return own != null && ACCEPTABLE_ID.matcher(own).matches()
                ? new Exchange(own, stated.address(), stated.secure(), stated.prefix())
                : stated;
    }

    private Exchange fromSocket(HttpRequest<?> request) {
        InetAddress socket = request.getRemoteAddress().getAddress();
        String address = socket == null ? "unknown" : proxies.client(request, socket);
        return new Exchange(ids.next().toString(), address, request.isSecure(), "");
    }
}
