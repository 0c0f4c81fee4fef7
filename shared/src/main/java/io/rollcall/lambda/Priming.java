package io.rollcall.lambda;

import io.rollcall.token.AccessTokens;
import io.rollcall.token.PublicJwk;
import io.rollcall.token.StoredKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of first requests, done ahead: real requests through the handler's own path in both payloads, and a token with the id of a key of
 * ours and a signature that fails, so that keys are read, parsed and used. Nothing is written, and nobody is let in. Several rounds, so
 * that the code is compiled too.
 */
final class Priming {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);
    private static final int ROUNDS = 10;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final List<String> paths;

    /** @param paths that answer a GET without a credential, with whatever status */
    Priming(List<String> paths) {
        this.paths = paths;
    }

    /** Does what can be done; a database that is away does not stop an image from being taken. */
    void run(Beans beans) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                refuseToken(beans);
                for (String path : paths) {
                    request(beans, version1(path));
                    request(beans, version2(path));
                }
            }
        } catch (IOException | ExecutionException | RuntimeException left) {
            LOG.warn("The function could not be primed in full", left);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void request(Beans beans, String event)
            throws IOException, ExecutionException, InterruptedException {
        GatewayEvent read = GatewayEvent.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        beans.pipeline().answer(read).write(new ByteArrayOutputStream(), read.isVersion2());
    }

    /** The cache of verified tokens keeps none that fails. */
    private static void refuseToken(Beans beans) {
        StoredKeys keys = beans.context().getBean(StoredKeys.class);
        AccessTokens check = beans.context().getBean(AccessTokens.class);
        for (PublicJwk key : keys.published()) {
            String header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.kid() + "\"}";
            byte[] signature = Base64.getUrlDecoder().decode(key.n());
            signature[0] = 0;
            check.check(part(header) + "." + part("{}") + "." + URL.encodeToString(signature));
        }
    }

    private static String part(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The address is one of those that are nobody's (RFC 5737). */
    private static String version1(String path) {
        return "{\"path\":\"" + path + "\",\"httpMethod\":\"GET\",\"multiValueHeaders\":{\"Accept\":[\"*/*\"]},"
                + "\"requestContext\":{\"path\":\"" + path
                + "\",\"requestId\":\"priming\",\"identity\":{\"sourceIp\":\"192.0.2.1\"}}}";
    }

    private static String version2(String path) {
        return "{\"version\":\"2.0\",\"rawPath\":\"" + path
                + "\",\"rawQueryString\":\"\",\"headers\":{\"accept\":\"*/*\"},"
                + "\"requestContext\":{\"stage\":\"$default\",\"requestId\":\"priming\",\"http\":{\"method\":\"GET\",\"sourceIp\":\"192.0.2.1\"}}}";
    }
}
