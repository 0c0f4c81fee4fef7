package io.rollcall.employee;

import java.time.LocalDate;

/** An employee to be. */
public record EmployeeDraft(long empId, String name, String city, String country, LocalDate dateOfBirth) {}
