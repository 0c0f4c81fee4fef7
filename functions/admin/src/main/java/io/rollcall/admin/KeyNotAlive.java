package io.rollcall.admin;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** An expired key cannot be rotated: nothing would overlap. */
final class KeyNotAlive extends Failure {
    KeyNotAlive() {
        super(Kind.CONFLICT, "The API key has expired");
    }
}
