package io.rollcall.lambda;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.execution.ExecutionFlow;
import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.http.context.ServerHttpRequestContext;
import io.micronaut.http.server.RequestLifecycle;
import io.micronaut.http.server.ResponseLifecycle;
import io.micronaut.http.server.RouteExecutor;
import io.rollcall.failure.BadRequest;
import io.rollcall.failure.Invalid;
import io.rollcall.http.Exchange;
import io.rollcall.http.Exchanges;
import io.rollcall.http.Problems;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * Hands a call to the framework's own request lifecycle, the one behind its Netty server, so that routing, filters, binding and error
 * handling are the same code on every transport.
 */
@Singleton
final class GatewayPipeline {
    private static final ByteBodyFactory BODIES = ByteBodyFactory.createDefault(ByteArrayBufferFactory.INSTANCE);
    private static final byte[] NO_BODY = {};

    /** In bytes: Lambda lets no larger answer pass, and the gateway would make a 502 of it. */
    private static final int LARGEST = 6 << 20;

    private final RouteExecutor routes;
    private final Responses responses;
    private final ConversionService conversions;
    private final Problems problems;
    private final Ids ids;
    private final Metrics metrics;
    private final AccessLog log;

    GatewayPipeline(
            RouteExecutor routes,
            MessageBodyHandlerRegistry writers,
            ConversionService conversions,
            Problems problems,
            Ids ids,
            Metrics metrics,
            AccessLog log) {
        this.routes = routes;
        this.responses = new Responses(routes, writers, conversions);
        this.conversions = conversions;
        this.problems = problems;
        this.ids = ids;
        this.metrics = metrics;
        this.log = log;
    }

    /** Answers an event, whatever it holds; only a fault of the framework itself is thrown. */
    GatewayReply answer(GatewayEvent event) throws ExecutionException, InterruptedException {
        GatewayReply reply = handle(event);
        metrics.count(reply.status());
        return reply;
    }

    private GatewayReply handle(GatewayEvent event) throws ExecutionException, InterruptedException {
        try {
            GatewayCall call = GatewayCall.of(event, ids.next().toString());
            return call.body().isPresent()
                    ? reply(request(call, call.body().get()))
                    : refuse(call, "The body is not the base64 that it claims to be");
        } catch (URISyntaxException malformed) {
            Exchange exchange = new Exchange(ids.next().toString(), "", true, "");
            GatewayCall call = new GatewayCall("GET", URI.create("/"), Map.of(), Optional.empty(), exchange);
            return refuse(call, "The path or the query is malformed");
        }
    }

    private GatewayRequest request(GatewayCall call, byte[] body) {
        GatewayRequest request = new GatewayRequest(call, body, BODIES, conversions);
        request.setAttribute(Exchanges.ATTRIBUTE, call.exchange());
        return request;
    }

    private GatewayReply reply(GatewayRequest request) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        try (var _ = PropagatedContext.getOrEmpty()
                .plus(new ServerHttpRequestContext(request))
                .propagate()) {
            GatewayReply reply =
                    read(new Requests(routes).handle(request).flatMap(response -> encoded(request, response)));
            GatewayReply given = reply.isLargerThan(LARGEST)
                    ? read(encoded(request, problems.respond(request, tooLarge())))
                    : reply;
            log.answered(request, given.status(), System.nanoTime() - start);
            return given;
        }
    }

    private static Invalid tooLarge() {
        return new Invalid(
                "query",
                "The answer is larger than the 6 MiB that a function can give; ask for less, by filters or limit");
    }

    private GatewayReply refuse(GatewayCall call, String detail) throws ExecutionException, InterruptedException {
        GatewayRequest request = request(call, NO_BODY);
        GatewayReply reply = read(encoded(request, problems.respond(request, new BadRequest(detail))));
        log.answered(request, reply.status(), 0);
        return reply;
    }

    private ExecutionFlow<ByteBodyHttpResponse<?>> encoded(GatewayRequest request, HttpResponse<?> response) {
        return responses.encodeHttpResponseSafe(request, response).map(encoded -> encoded);
    }

    private static GatewayReply read(ExecutionFlow<ByteBodyHttpResponse<?>> flow)
            throws ExecutionException, InterruptedException {
        try (ByteBodyHttpResponse<?> response = flow.toCompletableFuture().get();
                InputStream body = response.byteBody().toInputStream()) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.getHeaders().forEach(headers::put);
            return new GatewayReply(response.code(), headers, body.readNBytes(LARGEST + 1));
        } catch (IOException failed) {
            throw new ExecutionException(failed);
        }
    }

    private static final class Requests extends RequestLifecycle {
        Requests(RouteExecutor routes) {
            super(routes);
        }

        ExecutionFlow<HttpResponse<?>> handle(GatewayRequest request) {
            return normalFlow(request);
        }
    }

    private static final class Responses extends ResponseLifecycle {
        Responses(RouteExecutor routes, MessageBodyHandlerRegistry writers, ConversionService conversions) {
            super(routes, writers, conversions, BODIES);
        }

        @Override
        protected Executor ioExecutor() {
            return Runnable::run;
        }
    }
}
