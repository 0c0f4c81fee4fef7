package io.rollcall.employee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One employee.
 *
 * @param empId the business id
 * @param version grows by one with every change
 */
public record Employee(
        UUID id,
        long empId,
        String name,
        String city,
        String country,
        LocalDate dateOfBirth,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** The strong entity tag of this state; an id is never used twice, so a new employee never repeats a tag. */
    public EntityTag entityTag() {
        return new EntityTag(id, version);
    }
}
