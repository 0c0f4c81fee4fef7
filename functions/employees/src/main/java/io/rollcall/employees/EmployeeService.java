package io.rollcall.employees;

import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.database.WriteTransaction;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeCache;
import io.rollcall.employee.EmployeeFields;
import io.rollcall.employee.EmployeeNotFound;
import io.rollcall.employee.Employees;
import io.rollcall.employee.EntityTagMismatch;
import io.rollcall.employee.Precondition;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.input.Patch;
import io.rollcall.page.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads and writes employees. The cache is invalidated after the commit, outside the method that may be retried. */
@Singleton
class EmployeeService {
    private final Employees employees;
    private final EmployeeCache cache;
    private final Idempotency idempotency;
    private final AuditTrail trail;

    EmployeeService(Employees employees, EmployeeCache cache, Idempotency idempotency, AuditTrail trail) {
        this.employees = employees;
        this.cache = cache;
        this.idempotency = idempotency;
        this.trail = trail;
    }

    Employee get(long empId) {
        return cache.get(empId, () -> employees.find(empId)).orElseThrow(() -> new EmployeeNotFound(empId));
    }

    Listed list(ListParameters parameters) {
        Page<Employee> page = employees.page(
                parameters.query(),
                parameters.page().after(parameters.query().list()),
                parameters.page().skipped(),
                parameters.page().most());
        Optional<Long> total =
                parameters.total().orElse(false) ? Optional.of(employees.count(parameters.query())) : Optional.empty();
        return new Listed(page, total);
    }

    Employee create(EmployeeFields fields, Optional<IdempotencyKey> key, Actor actor) {
        Employee created = idempotency.once(key, Employee.class, () -> {
            Employee employee = employees.add(fields);
            record(actor, EventName.EMPLOYEE_CREATED, Optional.empty(), Optional.of(employee));
            return employee;
        });
        cache.forget(List.of(created.empId()));
        return created;
    }

    Employee change(long empId, Patch<EmployeeFields> patch, Optional<Precondition> ifMatch, Actor actor) {
        Employee changed = changeOnce(empId, patch, ifMatch, actor);
        cache.forget(empId == changed.empId() ? List.of(empId) : List.of(empId, changed.empId()));
        return changed;
    }

    /** A change of nothing makes no version. */
    @WriteTransaction
    protected Employee changeOnce(
            long empId, Patch<EmployeeFields> patch, Optional<Precondition> ifMatch, Actor actor) {
        Employee before = lock(empId, ifMatch);
        EmployeeFields fields = patch.applyTo(before.fields());
        if (fields.equals(before.fields())) {
            return before;
        }
        Employee after = employees.change(before, fields);
        record(actor, EventName.EMPLOYEE_CHANGED, Optional.of(before), Optional.of(after));
        return after;
    }

    void delete(long empId, Optional<Precondition> ifMatch, Actor actor) {
        deleteOnce(empId, ifMatch, actor);
        cache.forget(List.of(empId));
    }

    @WriteTransaction
    protected void deleteOnce(long empId, Optional<Precondition> ifMatch, Actor actor) {
        Employee last = lock(empId, ifMatch);
        employees.delete(last);
        record(actor, EventName.EMPLOYEE_DELETED, Optional.of(last), Optional.empty());
    }

    private Employee lock(long empId, Optional<Precondition> ifMatch) {
        Employee locked = employees.lock(empId).orElseThrow(() -> new EmployeeNotFound(empId));
        if (ifMatch.isPresent() && !ifMatch.get().matches(locked.entityTag())) {
            throw new EntityTagMismatch();
        }
        return locked;
    }

    private void record(Actor actor, EventName event, Optional<Employee> before, Optional<Employee> after) {
        Employee target = after.or(() -> before).orElseThrow();
        trail.record(
                actor, AuditEvent.success(event, "employee:" + target.empId()).changing(before, after));
    }

    /**
     * A page and, where it was asked for, the size of the whole.
     *
     * @param total counted by another statement
     */
    record Listed(Page<Employee> page, Optional<Long> total) {}
}
