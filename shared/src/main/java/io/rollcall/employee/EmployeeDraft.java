package io.rollcall.employee;

import java.time.LocalDate;

/** An employee to be. */
public record EmployeeDraft(long empId, String name, String city, String country, LocalDate dateOfBirth) {
    /** Whether an employee has just these fields already. */
    public boolean isLike(Employee employee) {
        return employee.empId() == empId
                && employee.name().equals(name)
                && employee.city().equals(city)
                && employee.country().equals(country)
                && employee.dateOfBirth().equals(dateOfBirth);
    }
}
