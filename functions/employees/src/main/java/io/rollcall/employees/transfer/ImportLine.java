package io.rollcall.employees.transfer;

import io.rollcall.employee.EmployeeFields;

/** A line that can be read, and its number in the file. */
record ImportLine(long number, EmployeeFields fields) {}
