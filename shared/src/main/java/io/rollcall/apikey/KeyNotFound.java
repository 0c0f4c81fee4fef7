package io.rollcall.apikey;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;
import java.util.UUID;

/** No live key has that id. */
public final class KeyNotFound extends Failure {
    public KeyNotFound(UUID id) {
        super(Kind.NOT_FOUND, "API key '" + id + "' not found");
    }
}
