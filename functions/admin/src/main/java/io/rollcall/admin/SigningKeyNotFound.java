package io.rollcall.admin;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** No signing key has that id. */
final class SigningKeyNotFound extends Failure {
    SigningKeyNotFound() {
        super(Kind.NOT_FOUND, "There is no signing key of that id");
    }
}
