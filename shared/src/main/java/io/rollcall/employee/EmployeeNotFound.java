package io.rollcall.employee;

import io.rollcall.failure.Failure;
import io.rollcall.failure.Kind;

/** No employee has that number. */
public final class EmployeeNotFound extends Failure {
    public EmployeeNotFound(long empId) {
        super(Kind.NOT_FOUND, "Employee with emp_id '" + empId + "' not found");
    }
}
