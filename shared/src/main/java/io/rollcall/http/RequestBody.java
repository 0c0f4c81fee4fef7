package io.rollcall.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Failure;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The body of a request: whether the route takes it, and its bytes, alike on every transport. */
public final class RequestBody {
    /** The largest body that a route takes unless it says otherwise: 1 MiB. */
    static final int LIMIT = 1 << 20;

    private static final String IDENTITY = "identity";

    private RequestBody() {}

    /** Why the route cannot take the body, before a byte of it is read; empty where it can, or there is none. */
    public static Optional<Failure> misfit(HttpRequest<?> request, RouteInfo<?> route) {
        long length = length(request);
        int limit = limit(route);
        if (length == 0 || !route.isPermitsRequestBody()) {
            return Optional.empty();
        }
        if (length > limit) {
            return Optional.of(Refusal.payloadTooLarge(limit));
        }
        return isTaken(request, route)
                ? Optional.empty()
                : Optional.of(Refusal.unsupportedMediaType(String.join(
                        ", ",
                        route.getConsumes().stream().map(MediaType::getName).toList())));
    }

    /**
     * The whole body of a request whose body fits.
     *
     * @throws Refusal when it turns out to be over the limit
     * @throws BadRequest when there is no body
     */
    static byte[] read(HttpRequest<?> request) {
        int limit = limit(RouteAttributes.getRouteInfo(request).orElseThrow());
        byte[] body = bytes(request);
        if (body.length > limit) {
            throw Refusal.payloadTooLarge(limit);
        }
        if (body.length == 0 && request.getContentType().isEmpty()) {
            throw new BadRequest("The request has no body");
        }
        return body;
    }

    private static int limit(RouteInfo<?> route) {
        return route.getConsumes().stream().anyMatch(type -> MediaTypes.CSV.equals(type.getName()))
                ? Upload.LIMIT
                : LIMIT;
    }

    /** In bytes; negative where only the end will tell. */
    private static long length(HttpRequest<?> request) {
        return server(request).byteBody().expectedLength().orElse(-1);
    }

    private static boolean isTaken(HttpRequest<?> request, RouteInfo<?> route) {
        MediaType sent = request.getContentType().orElse(null);
        return sent != null
                && route.getConsumes().stream().anyMatch(sent::matches)
                && isUtf8(sent)
                && request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING).stream()
                        .allMatch(IDENTITY::equalsIgnoreCase);
    }

    private static boolean isUtf8(MediaType sent) {
        return sent.getParameters()
                .get("charset")
                .map("utf-8"::equalsIgnoreCase)
                .orElse(true);
    }

    private static ServerHttpRequest<?> server(HttpRequest<?> request) {
        if (request instanceof ServerHttpRequest<?> server) {
            return server;
        }
        throw new IllegalStateException(
                "Not a server's request: " + request.getClass().getName());
    }

    /** Waits for the last byte; a request is handled on a thread that may wait. */
    private static byte[] bytes(HttpRequest<?> request) {
        try (CloseableAvailableByteBody whole =
                server(request).byteBody().buffer().get()) {
            return whole.toByteArray();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BadRequest("The request was cut off");
        } catch (ExecutionException cutOff) {
            if (cutOff.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new BadRequest("The request was cut off");
        }
    }
}
