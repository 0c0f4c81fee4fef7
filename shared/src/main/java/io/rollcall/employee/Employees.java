package io.rollcall.employee;

import io.rollcall.database.DatabaseFailures;
import io.rollcall.page.Cursor;
import io.rollcall.page.Page;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The employees that there are. Thread-safe. */
@Singleton
public final class Employees {
    private final EmployeeRepository repository;
    private final Ids ids;
    private final Clock clock;

    Employees(EmployeeRepository repository, Ids ids, Clock clock) {
        this.repository = repository;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<Employee> find(long empId) {
        return repository.findByEmpId(empId);
    }

    /** Returns the employees of these numbers, by number. */
    public Map<Long, Employee> findAll(List<Long> empIds) {
        return repository.findByEmpIdIn(empIds).stream()
                .collect(Collectors.toMap(Employee::empId, Function.identity()));
    }

    /**
     * As {@link #find}, and nobody else changes the employee before the transaction ends. Locked by the primary key, because Aurora DSQL
     * locks by no other; one that has got another number in between is not found.
     */
    public Optional<Employee> lock(long empId) {
        return repository
                .findByEmpId(empId)
                .flatMap(found -> repository.findByIdForUpdate(found.id()))
                .filter(locked -> locked.empId() == empId);
    }

    /**
     * Adds an employee.
     *
     * @throws EmployeeNumberTaken when the number is in use
     */
    public Employee add(EmployeeFields fields) {
        return unique(fields.empId(), () -> repository.save(Employee.of(ids.next(), fields, now())));
    }

    /**
     * Adds many employees, or none.
     *
     * @throws EmployeeNumberTaken when a number is in use
     */
    public List<Employee> addAll(List<EmployeeFields> all) {
        Instant now = now();
        List<Employee> added =
                all.stream().map(fields -> Employee.of(ids.next(), fields, now)).toList();
        return unique(0, () -> repository.saveAll(added));
    }

    /**
     * Changes an employee that this transaction has locked.
     *
     * @throws EmployeeNumberTaken when the new number is in use
     */
    public Employee change(Employee locked, EmployeeFields fields) {
        return unique(fields.empId(), () -> repository.update(locked.with(fields, now())));
    }

    /** Changes many employees; the transaction begins again when one of them has changed since it was read. */
    public List<Employee> changeAll(List<Employee> read, List<EmployeeFields> fields) {
        Instant now = now();
        List<Employee> changed = new java.util.ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            changed.add(read.get(i).with(fields.get(i), now));
        }
        return repository.updateAll(changed);
    }

    /** Deletes an employee that this transaction has locked. */
    public void delete(Employee locked) {
        repository.delete(locked);
    }

    /**
     * Returns a page.
     *
     * @param after begins after this place, at a cost that does not grow with depth
     * @param offset passes over so many, at a cost that grows with it
     */
    public Page<Employee> page(EmployeeQuery query, Optional<Cursor> after, long offset, int limit) {
        List<Employee> found = repository.findAll(EmployeeSpecification.page(query, after, offset, limit + 1));
        return Page.of(found, limit, query.sort()::after);
    }

    /** Returns how many employees the query finds. */
    public long count(EmployeeQuery query) {
        return repository.count(EmployeeSpecification.matching(query));
    }

    private static <T> T unique(long empId, java.util.function.Supplier<T> write) {
        try {
            return write.get();
        } catch (RuntimeException failed) {
            if (DatabaseFailures.uniqueConstraint(failed).isPresent()) {
                throw new EmployeeNumberTaken(empId);
            }
            throw failed;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
