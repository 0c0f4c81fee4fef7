package io.rollcall.access;

import java.util.Locale;

/** How a caller proves who they are. */
public enum Credential {
    BEARER,
    API_KEY;

    /** The name in answers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
