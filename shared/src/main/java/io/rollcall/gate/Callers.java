package io.rollcall.gate;

import io.micronaut.http.HttpRequest;
import io.rollcall.access.Caller;
import java.util.Optional;

/** Who was let in. */
public final class Callers {
    private Callers() {}

    /** Empty before the gate, and where nobody or somebody without the right to it asks. */
    public static Optional<Caller> of(HttpRequest<?> request) {
        return request.getAttribute(Gate.CALLER, Caller.class);
    }
}
