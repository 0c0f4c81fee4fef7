package io.rollcall.employee;

import java.time.LocalDate;
import java.util.Optional;

/** A merge patch (RFC 7396): what is empty stays as it is. */
public record EmployeeChange(
        Optional<Long> empId,
        Optional<String> name,
        Optional<String> city,
        Optional<String> country,
        Optional<LocalDate> dateOfBirth) {}
