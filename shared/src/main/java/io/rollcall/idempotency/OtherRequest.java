package io.rollcall.idempotency;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** The key was used for another request. */
final class OtherRequest extends Failure {
    OtherRequest() {
        super(Kind.VALIDATION_FAILED, "The Idempotency-Key was used for another request");
    }
}
