package io.rollcall.employees.transfer;

import io.rollcall.employee.Employee;
import java.util.List;

/**
 * The columns of both formats, and what CSV needs so that a spreadsheet does not run a cell: one that begins like a formula gets an
 * apostrophe in front (OWASP, CSV Injection), which an import takes away again.
 */
final class Columns {
    static final List<String> NAMES = List.of("emp_id", "emp_name", "city", "country", "emp_dob");

    /** The last four are the same signs in full width, which some spreadsheets take for the others. */
    private static final String DANGEROUS = "=+-@\t\r'＝＋－＠";

    private static final char GUARD = '\'';

    private Columns() {}

    /** An employee's cells, in the order of {@link #NAMES}, defused. */
    static List<String> cells(Employee employee) {
        return List.of(
                String.valueOf(employee.empId()),
                defused(employee.name()),
                defused(employee.city()),
                defused(employee.country()),
                employee.dateOfBirth().toString());
    }

    static String defused(String cell) {
        return isDangerous(cell, 0) ? GUARD + cell : cell;
    }

    /** Undoes {@link #defused}. */
    static String restored(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == GUARD && isDangerous(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean isDangerous(String cell, int at) {
        return cell.length() > at && DANGEROUS.indexOf(cell.charAt(at)) >= 0;
    }
}
