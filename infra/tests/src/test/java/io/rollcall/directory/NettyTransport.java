package io.rollcall.directory;

import io.rollcall.testing.Call;
import io.rollcall.testing.Header;
import io.rollcall.testing.Reply;
import io.rollcall.testing.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends requests through the JDK's client; what that refuses to write goes over a socket by hand. */
public final class NettyTransport implements Transport {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final RawTransport raw;
    private final int port;

    public NettyTransport(int port) {
        this(port, 1);
    }

    /** @param host the last number of the loopback address to come from */
    NettyTransport(int port, int host) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral("127.0.0." + host))
                .build();
        this.port = port;
        this.raw = new RawTransport(port);
    }

    @Override
    public Reply send(Call call) {
        return request(call).map(this::send).orElseGet(() -> raw.send(call));
    }

    private Optional<HttpRequest> request(Call call) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.target()))
                    .timeout(PATIENCE)
                    .method(
                            call.method(),
                            call.body().length == 0
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(call.body()));
            call.headers().forEach(header -> request.header(header.name(), header.value()));
            return Optional.of(request.build());
        } catch (IllegalArgumentException unwritable) {
            return Optional.empty();
        }
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            List<Header> headers = new ArrayList<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
            return new Reply(response.statusCode(), headers, response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(request.toString(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
