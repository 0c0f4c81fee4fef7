package io.rollcall.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does what API Gateway does with a request: writes an event, gives it to the function, and reads what the function writes. */
public final class GatewayTransport implements Transport {
    /** The stage that stands before every path as the client sees it. */
    public static final String STAGE = "prod";

    /** The client's address as the gateway states it. */
    public static final String ADDRESS = "203.0.113.7";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TEXT = Pattern.compile("text/.*|application/(.*\\+)?(json|xml|javascript)( *;.*)?");
    private static final Pattern FORM = Pattern.compile("application/x-www-form-urlencoded.*");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    private final int version;
    private final Function<Call, ? extends RequestStreamHandler> functions;

    /**
     * @param version of the payload, 1 or 2
     * @param functions which function a call is for
     */
    public GatewayTransport(int version, Function<Call, ? extends RequestStreamHandler> functions) {
        this.version = version;
        this.functions = functions;
    }

    @Override
    public Reply send(Call call) {
        return invoke(functions.apply(call), event(call));
    }

    /** The event of a call, for tests that spoil it. */
    public ObjectNode event(Call call) {
        return version == 1 ? version1(call) : version2(call);
    }

    /** The same event from another address. */
    public static ObjectNode from(ObjectNode event, String address) {
        event.withObject(event.has("version") ? "/requestContext/http" : "/requestContext/identity")
                .put("sourceIp", address);
        return event;
    }

    /** Delivers an event to the function that the call is for. */
    public Reply deliver(Call call, JsonNode event) {
        return invoke(functions.apply(call), event);
    }

    /** Gives an event to a function. */
    public static Reply invoke(RequestStreamHandler function, JsonNode event) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            handle(function, JSON.writeValueAsBytes(event), output);
            return reply(JSON.readTree(output.toByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @SuppressWarnings("NullAway") // No function asks for the context of its invocation.
    private static void handle(RequestStreamHandler function, byte[] event, ByteArrayOutputStream output)
            throws IOException {
        function.handleRequest(new ByteArrayInputStream(event), output, null);
    }

    private ObjectNode version1(Call call) {
        String path = decodePath(call.path());
        ObjectNode event = JSON.createObjectNode();
        event.put("resource", "/{proxy+}").put("path", path).put("httpMethod", call.method());
        lists(event, "headers", "multiValueHeaders", headers(call));
        lists(event, "queryStringParameters", "multiValueQueryStringParameters", query(call));
        event.putObject("pathParameters").put("proxy", path.substring(1));
        event.putNull("stageVariables");
        ObjectNode context = event.putObject("requestContext");
        context.put("resourceId", "abc123")
                .put("resourcePath", "/{proxy+}")
                .put("httpMethod", call.method())
                .put("requestTimeEpoch", 1_767_225_600_000L)
                .put("path", "/" + STAGE + path)
                .put("accountId", "123456789012")
                .put("protocol", "HTTP/1.1")
                .put("stage", STAGE)
                .put("requestId", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef")
                .put("apiId", "1234567890");
        context.putObject("identity")
                .put("sourceIp", ADDRESS)
                .put("userAgent", "test")
                .putNull("user");
        body(event, call, isText(call) || FORM.matcher(contentType(call)).matches());
        return event;
    }

    private static ObjectNode version2(Call call) {
        String path = "/" + STAGE + call.path();
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", call.query());
        ObjectNode headers = event.putObject("headers");
        headers(call).forEach((name, values) -> {
            if ("cookie".equalsIgnoreCase(name)) {
                values.forEach(event.withArray("cookies")::add);
            } else {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
            }
        });
        if (!call.query().isEmpty()) {
            ObjectNode parameters = event.putObject("queryStringParameters");
            query(call).forEach((name, values) -> parameters.put(name, String.join(",", values)));
        }
        ObjectNode context = event.putObject("requestContext");
        context.put("accountId", "123456789012")
                .put("apiId", "1234567890")
                .put("requestId", "JKJaXmPLvHcESHA=")
                .put("routeKey", "$default")
                .put("stage", STAGE)
                .put("timeEpoch", 1_767_225_600_000L);
        context.putObject("http")
                .put("method", call.method())
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", ADDRESS)
                .put("userAgent", "test");
        if (call.body().length > 0) {
            body(event, call, isText(call));
        } else {
            event.put("isBase64Encoded", false);
        }
        return event;
    }

    private static void lists(ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(single).putNull(multiple);
            return;
        }
        ObjectNode last = event.putObject(single);
        ObjectNode all = event.putObject(multiple);
        values.forEach((name, list) -> {
            last.put(name, list.getLast());
            list.forEach(all.putArray(name)::add);
        });
    }

    private static void body(ObjectNode event, Call call, boolean text) {
        event.put("isBase64Encoded", call.body().length > 0 && !text);
        if (call.body().length == 0) {
            event.putNull("body");
        } else {
            event.put("body", text ? text(call.body()) : Base64.getEncoder().encodeToString(call.body()));
        }
    }

    /** Text stays text where it is UTF-8, as both kinds of gateway have it. */
    private static boolean isText(Call call) {
        if (!TEXT.matcher(contentType(call)).matches()) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(call.body()));
            return true;
        } catch (CharacterCodingException binary) {
            return false;
        }
    }

    private static String contentType(Call call) {
        return call.headers().stream()
                .filter(header -> "content-type".equalsIgnoreCase(header.name()))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    private static Map<String, List<String>> headers(Call call) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        call.headers()
                .forEach(header -> values.computeIfAbsent(header.name(), name -> new ArrayList<>())
                        .add(header.value()));
        return values;
    }

    private static Map<String, List<String>> query(Call call) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : call.query().split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 2 ? decode(parts[1]) : "";
                values.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                        .add(value);
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    /** A percent sign that begins no escape stands for itself. */
    private static String decodePath(String text) {
        Matcher escape = ESCAPE.matcher(text);
        String latin = escape.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        return latin.equals(text)
                ? text
                : new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Reply reply(JsonNode event) {
        List<Header> headers = new ArrayList<>();
        event.path("headers")
                .properties()
                .forEach(header -> headers.add(
                        new Header(header.getKey(), header.getValue().textValue())));
        event.path("multiValueHeaders")
                .properties()
                .forEach(header -> header.getValue()
                        .forEach(value -> headers.add(new Header(header.getKey(), value.textValue()))));
        String body = event.path("body").asText("");
        byte[] bytes = event.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return new Reply(event.path("statusCode").intValue(), headers, bytes);
    }
}
