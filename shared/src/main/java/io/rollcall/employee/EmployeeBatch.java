package io.rollcall.employee;

import io.rollcall.database.Overtaken;
import io.rollcall.database.Sql;
import io.rollcall.time.Ids;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of employees, many rows in one statement. */
@Singleton
public final class EmployeeBatch {
    private final Ids ids;
    private final Clock clock;

    EmployeeBatch(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** The employees of these numbers, by number; nobody else changes them before the transaction ends, where the database can see to that. */
    public Map<Long, Employee> findAll(Sql sql, List<Long> numbers) throws SQLException {
        List<Employee> found = sql.list(
                "SELECT " + Employees.COLUMNS + " FROM employees WHERE emp_id = ANY(?) ORDER BY emp_id"
                        + sql.lockOfMany(),
                Employees::employee,
                sql.array("bigint", numbers));
        return found.stream().collect(Collectors.toMap(Employee::empId, Function.identity()));
    }

    /**
     * Adds many employees.
     *
     * @return the new employees; fewer than the drafts where a number was taken
     */
    public List<Employee> addAll(Sql sql, List<EmployeeDraft> drafts) throws SQLException {
        Instant now = now();
        List<Object> values = new ArrayList<>(List.of(now, now));
        values.add(sql.array("uuid", drafts.stream().map(any -> ids.next()).toList()));
        values.addAll(columns(sql, drafts));
        return sql.list("""
                INSERT INTO employees (id, emp_id, emp_name, city, country, emp_dob,
                  name_folded, city_folded, country_folded, created_at, updated_at, version)
                SELECT id, emp_id, emp_name, city, country, emp_dob, name_folded, city_folded, country_folded, ?, ?, 1
                FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                  CAST(? AS date[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]))
                  AS d(id, emp_id, emp_name, city, country, emp_dob, name_folded, city_folded, country_folded)
                ON CONFLICT (emp_id) DO NOTHING
                RETURNING\s""" + Employees.COLUMNS, Employees::employee, values.toArray());
    }

    /**
     * Gives many employees, found by their numbers, new fields.
     *
     * @param versions of the drafts' employees, as they were read
     * @throws Overtaken when one of them has changed since
     */
    public List<Employee> replaceAll(Sql sql, List<EmployeeDraft> drafts, List<Long> versions) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(now(), sql.array("bigint", versions)));
        values.addAll(columns(sql, drafts));
        List<Employee> replaced = sql.list("""
                UPDATE employees SET emp_name = d.emp_name, city = d.city, country = d.country, emp_dob = d.emp_dob,
                  name_folded = d.name_folded, city_folded = d.city_folded, country_folded = d.country_folded,
                  updated_at = ?, version = version + 1
                FROM unnest(CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                  CAST(? AS date[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]))
                  AS d(seen, number, emp_name, city, country, emp_dob, name_folded, city_folded, country_folded)
                WHERE emp_id = number AND version = seen
                RETURNING id, emp_id, employees.emp_name, employees.city, employees.country, employees.emp_dob,
                  created_at, updated_at, version
                """, Employees::employee, values.toArray());
        if (replaced.size() < drafts.size()) {
            throw new Overtaken();
        }
        return replaced;
    }

    /** The drafts' fields, column by column, in the order in which both statements unnest them. */
    private static List<Object> columns(Sql sql, List<EmployeeDraft> drafts) throws SQLException {
        return List.of(
                sql.array("bigint", drafts.stream().map(EmployeeDraft::empId).toList()),
                texts(sql, drafts, EmployeeDraft::name),
                texts(sql, drafts, EmployeeDraft::city),
                texts(sql, drafts, EmployeeDraft::country),
                texts(sql, drafts, draft -> draft.dateOfBirth().toString()),
                texts(sql, drafts, draft -> Folding.fold(draft.name())),
                texts(sql, drafts, draft -> Folding.fold(draft.city())),
                texts(sql, drafts, draft -> Folding.fold(draft.country())));
    }

    private static Object texts(Sql sql, List<EmployeeDraft> drafts, Function<EmployeeDraft, String> column)
            throws SQLException {
        return sql.array("text", drafts.stream().map(column).toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
