package io.rollcall.http;

/**
 * What the transport knows of a request beside the request itself.
 *
 * @param requestId names the request in its answer, in problems and in the log
 * @param address the client's address as the gateway or the socket states it, never a header that a client can write
 * @param secure whether the client's connection is under TLS
 * @param prefix what stands before every path as the client sees it: the stage of a gateway; mostly empty
 */
public record Exchange(String requestId, String address, boolean secure, String prefix) {
    /** A path of ours as the client has to write it. */
    public String path(String path) {
        return prefix + path;
    }

    /** The value of a {@code Link} header to the next part of a list (RFC 8288). */
    public String next(String path, String query) {
        return "<" + path(path) + "?" + query + ">; rel=\"next\"";
    }
}
