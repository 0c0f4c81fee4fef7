package io.rollcall.employee;

import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An employee as answers show it. */
public record EmployeeBody(
        UUID id,
        long empId,
        String name,
        String city,
        String country,
        LocalDate dateOfBirth,
        Instant createdAt,
        Instant updatedAt)
        implements JsonBody {
    public static EmployeeBody of(Employee employee) {
        return new EmployeeBody(
                employee.id(),
                employee.empId(),
                employee.name(),
                employee.city(),
                employee.country(),
                employee.dateOfBirth(),
                employee.createdAt(),
                employee.updatedAt());
    }

    @Override
    public void write(JsonMembers json) {
        json.member("id", id)
                .member("emp_id", empId)
                .member("emp_name", name)
                .member("city", city)
                .member("country", country)
                .member("emp_dob", dateOfBirth)
                .member("created_at", createdAt)
                .member("updated_at", updatedAt);
    }
}
