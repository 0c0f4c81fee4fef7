package io.rollcall.employees;

import io.rollcall.database.Database;
import io.rollcall.database.Sql;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeChange;
import io.rollcall.employee.EmployeeDraft;
import io.rollcall.employee.EmployeeNotFound;
import io.rollcall.employee.Employees;
import io.rollcall.employee.EntityTagMismatch;
import io.rollcall.employee.Precondition;
import io.rollcall.page.Page;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/** The directory: what may happen to employees. */
@Singleton
final class EmployeeService {
    private final Database database;
    private final Employees employees;

    EmployeeService(Database database, Employees employees) {
        this.database = database;
        this.employees = employees;
    }

    Employee get(long empId) {
        return database.run(sql -> employees.find(sql, empId)).orElseThrow(() -> new EmployeeNotFound(empId));
    }

    Listed list(ListRequest request) {
        return database.run(sql -> {
            Page<Employee> page = request.place().isPresent()
                    ? employees.page(sql, request.query(), request.place().get(), request.page().limit())
                    : employees.page(sql, request.query(), request.page().offset(), request.page().limit());
            return new Listed(
                    page, request.total() ? Optional.of(employees.count(sql, request.query())) : Optional.empty());
        });
    }

    Employee create(EmployeeDraft draft) {
        return database.transaction(sql -> employees.add(sql, draft));
    }

    Employee change(long empId, EmployeeChange change, Optional<Precondition> ifMatch) {
        return database.transaction(sql -> employees
                .change(sql, empId, change, ifMatch)
                .orElseThrow(() -> missed(sql, empId)));
    }

    void delete(long empId, Optional<Precondition> ifMatch) {
        database.transaction(sql -> employees.delete(sql, empId, ifMatch).orElseThrow(() -> missed(sql, empId)));
    }

    /** Why a statement that decides by number and state found nothing. */
    private RuntimeException missed(Sql sql, long empId) {
        try {
            return employees.find(sql, empId).isPresent() ? new EntityTagMismatch() : new EmployeeNotFound(empId);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * A page and, where it was asked for, the size of the whole.
     *
     * @param total counted in the same reading
     */
    record Listed(Page<Employee> page, Optional<Long> total) {}
}
