package io.rollcall.http;

/** Media types that the framework does not name. */
public final class MediaTypes {
    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private MediaTypes() {}
}
