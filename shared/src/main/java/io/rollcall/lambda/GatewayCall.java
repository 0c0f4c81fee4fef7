package io.rollcall.lambda;

import io.rollcall.http.Exchange;
import io.rollcall.http.RequestTarget;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an event of either payload asks, in one form: this is where the two payloads end.
 *
 * @param method the verb, in whatever letters
 * @param uri path and query, encoded
 * @param headers names as they came, each with all its values
 * @param body empty where the event carries text that is not the base64 which it claims to be
 * @param exchange what the gateway states of the client
 */
record GatewayCall(
        String method, URI uri, Map<String, List<String>> headers, Optional<byte[]> body, Exchange exchange) {

    /**
     * What a REST API writes in place of octets that are no UTF-8, because it gives bodies as text: such a body is not what the client sent,
     * and is refused in the same words as on other transports.
     */
    private static final char REPLACEMENT = '\uFFFD';

    private static final byte[] NOT_UTF_8 = {(byte) 0xff};

    /** @throws URISyntaxException when path and query make no URI */
    static GatewayCall of(GatewayEvent event, String fallbackId) throws URISyntaxException {
        return event.isVersion2() ? version2(event, fallbackId) : version1(event, fallbackId);
    }

    /** Headers and body hold secrets. */
    @Override
    public String toString() {
        return "GatewayCall[" + exchange.requestId() + "]";
    }

    private static GatewayCall version1(GatewayEvent event, String fallbackId) throws URISyntaxException {
        String path = event.text("path");
        String seen = event.context("path");
        String prefix = seen.endsWith(path) ? seen.substring(0, seen.length() - path.length()) : "";
        Exchange exchange = new Exchange(
                orElse(event.context("requestId"), fallbackId), event.context("identity", "sourceIp"), true, prefix);
        Map<String, List<String>> headers = merged(event.lists("multiValueHeaders"), event.singles("headers"));
        Map<String, List<String>> query =
                merged(event.lists("multiValueQueryStringParameters"), event.singles("queryStringParameters"));
        return new GatewayCall(
                event.text("httpMethod"),
                uri(RequestTarget.decodedPath(orElse(path, "/")), encode(query)),
                headers,
                event.text("body").indexOf(REPLACEMENT) < 0 ? body(event) : Optional.of(NOT_UTF_8),
                exchange);
    }

    private static GatewayCall version2(GatewayEvent event, String fallbackId) throws URISyntaxException {
        String stage = event.context("stage");
        String path = event.text("rawPath");
        String prefix = "/" + stage;
        boolean staged =
                !stage.isEmpty() && !"$default".equals(stage) && (path.equals(prefix) || path.startsWith(prefix + "/"));
        Exchange exchange = new Exchange(
                orElse(event.context("requestId"), fallbackId),
                event.context("http", "sourceIp"),
                true,
                staged ? prefix : "");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        event.singles("headers").forEach((name, value) -> headers.put(name, List.of(value)));
        String ours = staged ? path.substring(prefix.length()) : path;
        URI uri = uri(RequestTarget.path(orElse(ours, "/")), event.text("rawQueryString"));
        return new GatewayCall(event.context("http", "method"), uri, headers, body(event), exchange);
    }

    /** Every value of a name; a name that only the single values have counts as well. */
    private static Map<String, List<String>> merged(Map<String, List<String>> lists, Map<String, String> singles) {
        Map<String, List<String>> merged = new LinkedHashMap<>(lists);
        singles.forEach((name, value) -> merged.putIfAbsent(name, List.of(value)));
        return merged;
    }

    private static Optional<byte[]> body(GatewayEvent event) {
        String text = event.text("body");
        if (!event.isTrue("isBase64Encoded")) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Payload 1 gives values decoded; they are encoded again, so that one strict reading serves every transport. */
    private static String encode(Map<String, List<String>> query) {
        List<String> pairs = new ArrayList<>();
        query.forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static URI uri(String path, String query) throws URISyntaxException {
        return new URI(query.isEmpty() ? path : path + "?" + RequestTarget.query(query));
    }

    private static String orElse(String text, String fallback) {
        return text.isEmpty() ? fallback : text;
    }
}
