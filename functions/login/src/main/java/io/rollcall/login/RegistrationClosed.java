package io.rollcall.login;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** The operator has switched registration off. */
final class RegistrationClosed extends Failure {
    RegistrationClosed() {
        super(Kind.ACCESS_DENIED, "Registration is closed");
    }
}
