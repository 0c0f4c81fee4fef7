package io.rollcall.employees.transfer;

import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeQuery;
import io.rollcall.employee.Employees;
import io.rollcall.page.Cursor;
import io.rollcall.page.Page;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** The parts of an export, each read from the database when the one before has been sent, so that any number fits into memory. */
@SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing newer.
final class ExportPages implements Enumeration<InputStream> {
    private static final int PAGE = 1000;

    private final Employees employees;
    private final EmployeeQuery query;
    private final Function<List<Employee>, byte[]> format;
    private Optional<Page<Employee>> ready;

    /** Reads the first part at once, so that a database that is away is told before the answer begins. */
    ExportPages(Employees employees, EmployeeQuery query, Function<List<Employee>, byte[]> format) {
        this.employees = employees;
        this.query = query;
        this.format = format;
        this.ready = Optional.of(read(Optional.empty()));
    }

    @Override
    public boolean hasMoreElements() {
        return ready.isPresent();
    }

    @Override
    public InputStream nextElement() {
        Page<Employee> page = ready.orElseThrow(NoSuchElementException::new);
        byte[] part = format.apply(page.items());
        ready = page.next().map(Optional::of).map(this::read);
        return new ByteArrayInputStream(part);
    }

    private Page<Employee> read(Optional<Cursor> after) {
        return employees.page(query, after, 0, PAGE);
    }
}
