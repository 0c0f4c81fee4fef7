package io.rollcall.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.web.router.RouteAttributes;
import io.rollcall.failure.BadRequest;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Reads the bytes of a body, alike on every transport. */
final class RequestBody {
    /** The largest body that a route takes unless it says otherwise: 1 MiB. */
    static final int LIMIT = 1 << 20;

    private RequestBody() {}

    /**
     * The whole body.
     *
     * @throws Refusal when the media type is missing or not one that the route declares, or the body is over the limit
     * @throws BadRequest when there is no body
     */
    static byte[] read(HttpRequest<?> request, int limit) {
        if (request.getContentLength() > limit) {
            throw Refusal.payloadTooLarge(limit);
        }
        byte[] body = bytes(request);
        if (body.length > limit) {
            throw Refusal.payloadTooLarge(limit);
        }
        List<MediaType> consumed =
                RouteAttributes.getRouteInfo(request).orElseThrow().getConsumes();
        MediaType sent = request.getContentType().orElse(null);
        if (sent == null && body.length == 0) {
            throw new BadRequest("The request has no body");
        }
        if (sent == null || consumed.stream().noneMatch(sent::matches) || !isUtf8(sent)) {
            throw Refusal.unsupportedMediaType(
                    String.join(", ", consumed.stream().map(MediaType::getName).toList()));
        }
        return body;
    }

    private static boolean isUtf8(MediaType sent) {
        return sent.getParameters()
                .get("charset")
                .map("utf-8"::equalsIgnoreCase)
                .orElse(true);
    }

    /** Waits for the last byte; a request is handled on a thread that may wait. */
    private static byte[] bytes(HttpRequest<?> request) {
        if (!(request instanceof ServerHttpRequest<?> server)) {
            throw new IllegalStateException(
                    "Not a server's request: " + request.getClass().getName());
        }
        try (CloseableAvailableByteBody whole = server.byteBody().buffer().get()) {
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
