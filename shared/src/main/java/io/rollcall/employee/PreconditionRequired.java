package io.rollcall.employee;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** The operator demands that changes name the state they were made for. */
public final class PreconditionRequired extends Failure {
    public PreconditionRequired() {
        super(Kind.PRECONDITION_REQUIRED, "This request needs an If-Match header");
    }
}
