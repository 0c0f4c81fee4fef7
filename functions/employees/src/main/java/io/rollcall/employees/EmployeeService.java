package io.rollcall.employees;

import io.rollcall.audit.Actor;
import io.rollcall.audit.Audit;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.EventName;
import io.rollcall.database.Database;
import io.rollcall.database.Sql;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeCache;
import io.rollcall.employee.EmployeeChange;
import io.rollcall.employee.EmployeeDraft;
import io.rollcall.employee.EmployeeJson;
import io.rollcall.employee.EmployeeNotFound;
import io.rollcall.employee.Employees;
import io.rollcall.employee.EntityTagMismatch;
import io.rollcall.employee.Precondition;
import io.rollcall.failure.Failure;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import io.rollcall.page.Page;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The directory: what may happen to employees. */
@Singleton
final class EmployeeService {
    private final Database database;
    private final Employees employees;
    private final EmployeeCache cache;
    private final Idempotency idempotency;
    private final Audit audit;

    EmployeeService(Database database, Employees employees, EmployeeCache cache, Idempotency idempotency, Audit audit) {
        this.database = database;
        this.employees = employees;
        this.cache = cache;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    Employee get(long empId) {
        return cache.get(empId, () -> database.run(sql -> employees.find(sql, empId)))
                .orElseThrow(() -> new EmployeeNotFound(empId));
    }

    Listed list(ListRequest request) {
        return database.run(sql -> {
            Page<Employee> page = request.place().isPresent()
                    ? employees.page(
                            sql,
                            request.query(),
                            request.place().get(),
                            request.page().limit())
                    : employees.page(
                            sql,
                            request.query(),
                            request.page().offset(),
                            request.page().limit());
            return new Listed(
                    page, request.total() ? Optional.of(employees.count(sql, request.query())) : Optional.empty());
        });
    }

    Employee create(EmployeeDraft draft, Optional<IdempotencyKey> key, Actor actor) {
        Employee created = idempotency.once(key, EmployeeJson.KEPT, sql -> {
            Employee employee = employees.add(sql, draft);
            record(sql, actor, EventName.EMPLOYEE_CREATED, employee, Optional.empty(), Optional.of(employee));
            return employee;
        });
        cache.forget(List.of(created.empId()));
        return created;
    }

    Employee change(long empId, EmployeeChange change, Optional<Precondition> ifMatch, Actor actor) {
        Employee changed = database.transaction(sql -> {
            Employee before = employees.lock(sql, empId).orElseThrow(() -> new EmployeeNotFound(empId));
            Employee after = employees.change(sql, empId, change, ifMatch).orElseThrow(EntityTagMismatch::new);
            record(sql, actor, EventName.EMPLOYEE_CHANGED, after, Optional.of(before), Optional.of(after));
            return after;
        });
        cache.forget(empId == changed.empId() ? List.of(empId) : List.of(empId, changed.empId()));
        return changed;
    }

    void delete(long empId, Optional<Precondition> ifMatch, Actor actor) {
        database.transaction(sql -> {
            Optional<Employee> deleted = employees.delete(sql, empId, ifMatch);
            if (deleted.isEmpty()) {
                throw missed(sql, empId);
            }
            Employee last = deleted.get();
            record(sql, actor, EventName.EMPLOYEE_DELETED, last, Optional.of(last), Optional.empty());
            return last;
        });
        cache.forget(List.of(empId));
    }

    private void record(
            Sql sql, Actor actor, EventName event, Employee target, Optional<Employee> before, Optional<Employee> after)
            throws SQLException {
        audit.record(
                sql,
                actor,
                AuditEvent.success(event, "employee:" + target.empId())
                        .changing(before.map(EmployeeJson::state), after.map(EmployeeJson::state)));
    }

    /** Why a statement that decides by number and state found nothing. */
    private Failure missed(Sql sql, long empId) throws SQLException {
        return employees.find(sql, empId).isPresent() ? new EntityTagMismatch() : new EmployeeNotFound(empId);
    }

    /**
     * A page and, where it was asked for, the size of the whole.
     *
     * @param total counted in the same reading
     */
    record Listed(Page<Employee> page, Optional<Long> total) {}
}
