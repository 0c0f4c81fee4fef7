package io.rollcall.employee;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** Another employee has that number already. */
public final class EmployeeNumberTaken extends Failure {
    public EmployeeNumberTaken(long empId) {
        super(Kind.CONFLICT, "Employee business ID '" + empId + "' already exists");
    }
}
