package io.rollcall.employees;

import io.rollcall.employee.EmployeeRules;
import io.rollcall.json.Fields;
import java.util.Map;

/** The number in an employee's path. */
final class EmployeePath {
    private EmployeePath() {}

    static long number(String segment) {
        Fields fields = new Fields(Map.of("emp_id", segment), "parameter");
        var number = fields.required("emp_id", EmployeeRules.NUMBER_TEXT);
        fields.done();
        return number.get();
    }
}
