package io.rollcall.account;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** Another user has that name already. */
public final class UsernameTaken extends Failure {
    UsernameTaken() {
        super(Kind.CONFLICT, "Username already exists");
    }
}
