package io.rollcall.access;

import io.rollcall.input.Word;
import java.util.Locale;

/** How a caller proves who they are. */
public enum Credential implements Word {
    BEARER,
    API_KEY;

    /** The name in answers. */
    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
