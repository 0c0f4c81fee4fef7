package io.rollcall.employees;

import io.rollcall.employee.EmployeeChange;
import io.rollcall.employee.EmployeeDraft;
import io.rollcall.employee.EmployeeRules;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Reads the bodies that make and change employees. */
@Singleton
final class EmployeeRequests {
    private final Clock clock;

    EmployeeRequests(Clock clock) {
        this.clock = clock;
    }

    EmployeeDraft draft(JsonObject body) {
        Fields fields = body.fields();
        var empId = fields.required("emp_id", EmployeeRules.NUMBER);
        var name = fields.required("emp_name", EmployeeRules.NAME);
        var city = fields.required("city", EmployeeRules.NAME);
        var country = fields.required("country", EmployeeRules.NAME);
        var dateOfBirth = fields.required("emp_dob", EmployeeRules.dateOfBirth(clock));
        fields.done();
        return new EmployeeDraft(empId.get(), name.get(), city.get(), country.get(), dateOfBirth.get());
    }

    EmployeeChange change(JsonObject body) {
        Fields fields = body.fields();
        var empId = fields.optional("emp_id", EmployeeRules.NUMBER);
        var name = fields.optional("emp_name", EmployeeRules.NAME);
        var city = fields.optional("city", EmployeeRules.NAME);
        var country = fields.optional("country", EmployeeRules.NAME);
        var dateOfBirth = fields.optional("emp_dob", EmployeeRules.dateOfBirth(clock));
        fields.done();
        return new EmployeeChange(empId.get(), name.get(), city.get(), country.get(), dateOfBirth.get());
    }
}
