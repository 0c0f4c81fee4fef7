package io.rollcall.lambda;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.convert.value.MutableConvertibleValues;
import io.micronaut.core.convert.value.MutableConvertibleValuesMap;
import io.micronaut.http.CaseInsensitiveMutableHttpHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.cookie.Cookies;
import io.micronaut.http.simple.SimpleHttpParameters;
import io.micronaut.http.simple.cookies.SimpleCookies;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** A call as the framework's router and filters see it. */
final class GatewayRequest implements ServerHttpRequest<byte[]> {
    private final GatewayCall call;
    private final HttpMethod method;
    private final HttpHeaders headers;
    private final MutableConvertibleValues<Object> attributes = new MutableConvertibleValuesMap<>();
    private final AvailableByteBody body;
    private final ConversionService conversions;

    GatewayRequest(GatewayCall call, byte[] body, ByteBodyFactory bodies, ConversionService conversions) {
        this.call = call;
        this.method = HttpMethod.parse(call.method().toUpperCase(Locale.ROOT));
        this.headers = new CaseInsensitiveMutableHttpHeaders(call.headers(), conversions);
        this.body = bodies.adapt(body);
        this.conversions = conversions;
    }

    @Override
    public HttpMethod getMethod() {
        return method;
    }

    @Override
    public String getMethodName() {
        return call.method();
    }

    @Override
    public URI getUri() {
        return call.uri();
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    /** Queries are read strictly by our own reading; nothing else asks for parameters. */
    @Override
    public HttpParameters getParameters() {
        return new SimpleHttpParameters(conversions);
    }

    @Override
    public Cookies getCookies() {
        return new SimpleCookies(conversions);
    }

    @Override
    public MutableConvertibleValues<Object> getAttributes() {
        return attributes;
    }

    @Override
    public ByteBody byteBody() {
        return body;
    }

    @Override
    public Optional<byte[]> getBody() {
        return Optional.of(body.split().toByteArray());
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    /** The gateway states the client's address; see {@link io.rollcall.http.Exchange}. */
    @Override
    public InetSocketAddress getRemoteAddress() {
        return InetSocketAddress.createUnresolved("gateway", 0);
    }
}
