package io.rollcall.account;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;
import java.util.UUID;

/** No user has that id. */
public final class UserNotFound extends Failure {
    public UserNotFound(UUID id) {
        super(Kind.NOT_FOUND, "User '" + id + "' not found");
    }
}
