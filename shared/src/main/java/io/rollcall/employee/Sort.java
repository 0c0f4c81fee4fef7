package io.rollcall.employee;

import io.rollcall.input.Word;
import io.rollcall.page.Cursor;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;

/** What a list may be sorted by; the words are the columns' names. */
public enum Sort implements Word {
    EMP_ID("empId", Employee::empId),
    EMP_NAME("empName", Employee::empName),
    EMP_DOB("empDob", Employee::empDob),
    CITY("city", Employee::city),
    COUNTRY("country", Employee::country);

    private final String property;
    private final Function<Employee, Object> value;

    Sort(String property, Function<Employee, Object> value) {
        this.property = property;
        this.value = value;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String property() {
        return property;
    }

    /** Returns the place after an employee. */
    public Cursor after(Employee employee) {
        return new Cursor(this == EMP_ID ? "" : value.apply(employee).toString(), String.valueOf(employee.empId()));
    }

    /** Returns a cursor's value as the database takes it. */
    Object parameter(String text) {
        try {
            return this == EMP_DOB ? LocalDate.parse(text) : text;
        } catch (DateTimeException forged) {
            throw Cursor.foreign();
        }
    }
}
