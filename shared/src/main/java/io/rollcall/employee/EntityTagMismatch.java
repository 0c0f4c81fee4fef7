package io.rollcall.employee;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** The employee is not in the state that the caller saw. */
public final class EntityTagMismatch extends Failure {
    public EntityTagMismatch() {
        super(Kind.PRECONDITION_FAILED, "The employee has changed since it was read");
    }
}
