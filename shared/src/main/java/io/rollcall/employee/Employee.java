package io.rollcall.employee;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One employee: a row of the table, and what responses show of it.
 *
 * @param empId the business id
 * @param nameFolded what searches look in, as are the other folded texts; see {@link Folding}
 * @param version grows by one with every change
 */
@MappedEntity("employees")
public record Employee(
        @Id UUID id,
        long empId,
        String empName,
        String city,
        String country,
        LocalDate empDob,
        @JsonIgnore String nameFolded,
        @JsonIgnore String cityFolded,
        @JsonIgnore String countryFolded,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore @Version long version) {

    /** Returns a new employee, as yet without a row. */
    public static Employee of(UUID id, EmployeeFields fields, Instant now) {
        return new Employee(
                id,
                fields.empId(),
                fields.empName(),
                fields.city(),
                fields.country(),
                fields.empDob(),
                Folding.fold(fields.empName()),
                Folding.fold(fields.city()),
                Folding.fold(fields.country()),
                now,
                now,
                1);
    }

    /** Returns the employee with other fields; the repository gives the change its version. */
    public Employee with(EmployeeFields fields, Instant now) {
        Employee changed = of(id, fields, now);
        return new Employee(
                id,
                changed.empId,
                changed.empName,
                changed.city,
                changed.country,
                changed.empDob,
                changed.nameFolded,
                changed.cityFolded,
                changed.countryFolded,
                createdAt,
                now,
                version);
    }

    /** Returns what a client can set. */
    public EmployeeFields fields() {
        return new EmployeeFields(empId, empName, city, country, empDob);
    }

    /** Returns the strong entity tag of this state; an id is never used twice, so a new employee never repeats a tag. */
    public EntityTag entityTag() {
        return new EntityTag(id, version);
    }
}
