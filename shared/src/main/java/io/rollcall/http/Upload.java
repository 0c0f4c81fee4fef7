package io.rollcall.http;

/**
 * A body of a type that the route declares, as it came: at most {@value #LIMIT} bytes.
 *
 * @param mediaType without parameters
 */
public record Upload(byte[] body, String mediaType) {
    /** 5 MiB. */
    public static final int LIMIT = 5 << 20;
}
