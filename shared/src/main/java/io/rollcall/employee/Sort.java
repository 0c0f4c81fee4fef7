package io.rollcall.employee;

import io.rollcall.json.Rule;
import io.rollcall.json.Rules;
import io.rollcall.page.Cursor;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a list may be sorted by; the words are the columns' names. */
public enum Sort {
    EMP_ID,
    EMP_NAME,
    EMP_DOB,
    CITY,
    COUNTRY;

    /** The words for {@code sort_by}. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(Sort::column).toList();

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sort of one of {@link #WORDS}. */
    public static Sort of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The place behind an employee. */
    public Cursor behind(Employee employee) {
        return new Cursor(this == EMP_ID ? "" : value(employee), String.valueOf(employee.empId()));
    }

    private String value(Employee employee) {
        return switch (this) {
            case EMP_ID -> String.valueOf(employee.empId());
            case EMP_NAME -> employee.name();
            case EMP_DOB -> employee.dateOfBirth().toString();
            case CITY -> employee.city();
            case COUNTRY -> employee.country();
        };
    }

    private static LocalDate date(String value) {
        try {
            return Rules.date().apply(value);
        } catch (Rule.Broken forged) {
            throw Cursor.foreign();
        }
    }

    /** A cursor's value as the database takes it. */
    Object parameter(String value) {
        return switch (this) {
            case EMP_ID -> Long.valueOf(value);
            case EMP_DOB -> date(value);
            case EMP_NAME, CITY, COUNTRY -> value;
        };
    }
}
