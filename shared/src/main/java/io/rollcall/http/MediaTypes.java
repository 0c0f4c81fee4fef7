package io.rollcall.http;

/** Media types that the framework does not name. */
public final class MediaTypes {
    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** RFC 4180. */
    public static final String CSV = "text/csv";

    /** One JSON object a line. */
    public static final String NDJSON = "application/x-ndjson";

    private MediaTypes() {}
}
