package io.rollcall.employee;

import io.micronaut.core.annotation.Introspected;
import io.rollcall.input.Between;
import io.rollcall.input.Name;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;

/**
 * The properties of an employee that a client can set: the body of a POST, the target of a merge patch, a line of an import and of an export. Names are
 * trimmed.
 *
 * @param empId at most 2^53-1, the largest integer that every JSON reader keeps exact (RFC 8259, section 6)
 * @param empDob "today" is today in UTC
 */
@Introspected
public record EmployeeFields(
        @NotNull @Between(min = 1, max = EmployeeFields.LARGEST_NUMBER)
        Long empId,

        @NotNull @Name(max = 200) String empName,
        @NotNull @Name(max = 200) String city,
        @NotNull @Name(max = 200) String country,

        @NotNull
        @PastOrPresent(message = "Date of birth cannot be in the future")
        @NotBefore(value = "1900-01-01", message = "Date of birth cannot be before 1900")
        LocalDate empDob) {
    /** 2^53-1. */
    public static final long LARGEST_NUMBER = (1L << 53) - 1;

    public EmployeeFields {
        empName = Name.Spaces.trimmed(empName);
        city = Name.Spaces.trimmed(city);
        country = Name.Spaces.trimmed(country);
    }
}
