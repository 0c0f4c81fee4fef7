package io.rollcall.login;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** Name and password do not belong together; nothing is told of why. */
final class InvalidCredentials extends Failure {
    InvalidCredentials() {
        super(Kind.INVALID_CREDENTIALS, "Incorrect username or password");
    }
}
