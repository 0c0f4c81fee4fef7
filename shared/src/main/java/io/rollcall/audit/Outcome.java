package io.rollcall.audit;

import io.rollcall.input.Word;
import java.util.Locale;

/** How it ended. */
public enum Outcome implements Word {
    SUCCESS,
    FAILURE;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
