package io.rollcall.employee;

import io.rollcall.database.Row;
import io.rollcall.database.Sql;
import io.rollcall.database.UniqueViolation;
import io.rollcall.page.Cursor;
import io.rollcall.page.Page;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The table of employees. */
@Singleton
public final class Employees {
    static final String COLUMNS = "id, emp_id, emp_name, city, country, emp_dob, created_at, updated_at, version";

    private final Ids ids;
    private final Clock clock;

    Employees(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<Employee> find(Sql sql, long empId) throws SQLException {
        return sql.one("SELECT " + COLUMNS + " FROM employees WHERE emp_id = ?", Employees::employee, empId);
    }

    /**
     * As {@link #find}, and nobody else changes the employee before the transaction ends. Locked by the primary key, because Aurora DSQL
     * locks by no other; one who has got another number in between is not found.
     */
    public Optional<Employee> lock(Sql sql, long empId) throws SQLException {
        Optional<Employee> found = find(sql, empId);
        return found.isEmpty()
                ? found
                : sql.one(
                                "SELECT " + COLUMNS + " FROM employees WHERE id = ? FOR UPDATE",
                                Employees::employee,
                                found.get().id())
                        .filter(locked -> locked.empId() == empId);
    }

    /**
     * Adds an employee.
     *
     * @throws EmployeeNumberTaken when the number is in use
     */
    public Employee add(Sql sql, EmployeeDraft draft) throws SQLException {
        Instant now = now();
        return sql.one(
                        """
                        INSERT INTO employees (id, emp_id, emp_name, city, country, emp_dob,
                          name_folded, city_folded, country_folded, created_at, updated_at, version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                        ON CONFLICT (emp_id) DO NOTHING
                        RETURNING\s""" + COLUMNS,
                        Employees::employee,
                        ids.next(),
                        draft.empId(),
                        draft.name(),
                        draft.city(),
                        draft.country(),
                        draft.dateOfBirth(),
                        Folding.fold(draft.name()),
                        Folding.fold(draft.city()),
                        Folding.fold(draft.country()),
                        now,
                        now)
                .orElseThrow(() -> new EmployeeNumberTaken(draft.empId()));
    }

    /**
     * Changes an employee in one statement that decides by the entity tag, too.
     *
     * @return the new state; empty when no employee of that number is in a state that the precondition names
     * @throws EmployeeNumberTaken when the new number is in use
     */
    public Optional<Employee> change(Sql sql, long empId, EmployeeChange change, Optional<Precondition> ifMatch)
            throws SQLException {
        Statement update = new Statement("UPDATE employees SET version = version + 1");
        update.add(", updated_at = ?", now());
        change.empId().ifPresent(value -> update.add(", emp_id = ?", value));
        change.name().ifPresent(value -> update.add(", emp_name = ?, name_folded = ?", value, Folding.fold(value)));
        change.city().ifPresent(value -> update.add(", city = ?, city_folded = ?", value, Folding.fold(value)));
        change.country()
                .ifPresent(value -> update.add(", country = ?, country_folded = ?", value, Folding.fold(value)));
        change.dateOfBirth().ifPresent(value -> update.add(", emp_dob = ?", value));
        update.add(" WHERE emp_id = ?", empId).addState(ifMatch).add(" RETURNING " + COLUMNS);
        try {
            return sql.one(update.text(), Employees::employee, update.values());
        } catch (SQLException failed) {
            if (UniqueViolation.is(failed)) {
                throw new EmployeeNumberTaken(change.empId().orElse(empId));
            }
            throw failed;
        }
    }

    /**
     * Deletes an employee in one statement that decides by the entity tag, too.
     *
     * @return the last state; empty when no employee of that number is in a state that the precondition names
     */
    public Optional<Employee> delete(Sql sql, long empId, Optional<Precondition> ifMatch) throws SQLException {
        Statement delete = new Statement("DELETE FROM employees");
        delete.add(" WHERE emp_id = ?", empId).addState(ifMatch).add(" RETURNING " + COLUMNS);
        return sql.one(delete.text(), Employees::employee, delete.values());
    }

    /** A page behind so many employees; its cost grows with the offset. */
    public Page<Employee> page(Sql sql, EmployeeQuery query, long offset, int limit) throws SQLException {
        Statement select = select("SELECT " + COLUMNS, query).addOrder(query);
        return page(sql, query, limit, select.add(" LIMIT ? OFFSET ?", limit + 1L, offset));
    }

    /** A page behind a cursor; its cost is the same at any depth. */
    public Page<Employee> page(Sql sql, EmployeeQuery query, Cursor cursor, int limit) throws SQLException {
        Statement select =
                select("SELECT " + COLUMNS, query).addBehind(query, cursor).addOrder(query);
        return page(sql, query, limit, select.add(" LIMIT ?", limit + 1L));
    }

    /** How many employees the query finds. */
    public long count(Sql sql, EmployeeQuery query) throws SQLException {
        Statement count = select("SELECT count(*) AS total", query);
        return sql.one(count.text(), row -> row.number("total"), count.values()).orElseThrow();
    }

    private static Page<Employee> page(Sql sql, EmployeeQuery query, int limit, Statement select) throws SQLException {
        List<Employee> found = sql.list(select.text(), Employees::employee, select.values());
        return Page.of(found, limit, query.sort()::behind);
    }

    private static Statement select(String what, EmployeeQuery query) {
        Statement select = new Statement(what + " FROM employees WHERE true");
        query.city().ifPresent(text -> select.add(" AND city_folded LIKE ?", Folding.containing(text)));
        query.country().ifPresent(text -> select.add(" AND country_folded LIKE ?", Folding.containing(text)));
        query.q()
                .map(Folding::containing)
                .ifPresent(pattern -> select.add(
                        " AND (name_folded LIKE ? OR city_folded LIKE ? OR country_folded LIKE ?)",
                        pattern,
                        pattern,
                        pattern));
        return select;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static Employee employee(Row row) throws SQLException {
        return new Employee(
                row.uuid("id"),
                row.number("emp_id"),
                row.text("emp_name"),
                row.text("city"),
                row.text("country"),
                row.date("emp_dob"),
                row.time("created_at"),
                row.time("updated_at"),
                row.number("version"));
    }
}
