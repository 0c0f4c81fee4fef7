package io.rollcall.admin;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** Nobody could sign in any more. */
final class LastSigningKey extends Failure {
    LastSigningKey() {
        super(Kind.CONFLICT, "The newest signing key cannot be retired; publish its successor first");
    }
}
