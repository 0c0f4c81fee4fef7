package io.rollcall.employees;

import io.rollcall.employee.Employee;
import io.rollcall.lambda.FunctionHandler;
import io.rollcall.setting.Settings;

/** The handler that Lambda calls for the employees function. */
public final class EmployeesHandler extends FunctionHandler {
    private static final String[] PRIMED = {"/employees/health", "/employees", "/employees/1"};

    public EmployeesHandler() {
        super(Employee.class, PRIMED);
    }

    /** For tests, which bring settings of their own. */
    public EmployeesHandler(Settings settings) {
        super(settings, Employee.class, PRIMED);
    }
}
