package io.rollcall.employee;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An employee as answers show it. */
@Serdeable
public record EmployeeBody(
        UUID id,
        @JsonProperty("emp_id") long empId,
        @JsonProperty("emp_name") String name,
        String city,
        String country,
        @JsonProperty("emp_dob") LocalDate dateOfBirth,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt) {
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
}
