package io.rollcall.login;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.rollcall.digest.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file that is the same for everyone.
 *
 * @param version tells this content from every other
 */
record StaticFile(byte[] content, String contentType, String version) {
    private static final int VERSION_BYTES = 16;

    static StaticFile of(byte[] content, String contentType) {
        return new StaticFile(content, contentType, version(content));
    }

    /** The file, or 304 where the client has it already (RFC 9110, section 13.1.2). */
    MutableHttpResponse<byte[]> answer(@Nullable String ifNoneMatch, String cacheControl) {
        MutableHttpResponse<byte[]> response = isKnown(ifNoneMatch)
                ? HttpResponse.notModified()
                : HttpResponse.ok(content).contentType(contentType);
        return response.header(HttpHeaders.ETAG, entityTag()).header(HttpHeaders.CACHE_CONTROL, cacheControl);
    }

    private String entityTag() {
        return "\"" + version + "\"";
    }

    /** Tags of ours hold no comma, so a list may be cut at each. */
    private boolean isKnown(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> "*".equals(tag) || tag.equals(entityTag()) || tag.equals("W/" + entityTag()));
    }

    private static String version(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content), 0, VERSION_BYTES);
    }
}
