package io.rollcall.idempotency;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** The request failed the first time, so it fails again in the same words. */
final class Repeated extends Failure {
    Repeated(Kind kind, String message) {
        super(kind, message);
    }
}
