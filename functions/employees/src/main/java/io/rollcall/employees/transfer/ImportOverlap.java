package io.rollcall.employees.transfer;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** Someone else made an employee of this import while it ran. */
final class ImportOverlap extends Failure {
    ImportOverlap() {
        super(Kind.CONFLICT, "Another request has created one of these employees; nothing was imported");
    }
}
