package io.rollcall.employees;

import io.rollcall.audit.State;
import io.rollcall.employee.Employee;
import java.util.LinkedHashMap;
import java.util.Map;

/** An employee's state for the trail. */
final class EmployeeState {
    private EmployeeState() {}

    static String of(Employee employee) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("id", employee.id());
        state.put("emp_id", employee.empId());
        state.put("emp_name", employee.name());
        state.put("city", employee.city());
        state.put("country", employee.country());
        state.put("emp_dob", employee.dateOfBirth());
        return State.of(state);
    }
}
