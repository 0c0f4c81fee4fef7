package io.rollcall.employees.transfer;

import io.rollcall.employee.EmployeeDraft;

/** A line that can be read, and where it stands. */
record ImportLine(long number, EmployeeDraft draft) {}
