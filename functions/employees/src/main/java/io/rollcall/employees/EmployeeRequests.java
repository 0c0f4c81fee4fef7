package io.rollcall.employees;

import io.rollcall.employee.EmployeeChange;
import io.rollcall.employee.EmployeeDraft;
import io.rollcall.employee.EmployeeRules;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonObject;
import io.rollcall.json.Rule;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Reads the bodies that make and change employees. */
@Singleton
public final class EmployeeRequests {
    private final Clock clock;

    EmployeeRequests(Clock clock) {
        this.clock = clock;
    }

    public EmployeeDraft draft(JsonObject body) {
        return draft(body.fields(), EmployeeRules.NUMBER);
    }

    /** An employee from text alone, such as a line of CSV. */
    public EmployeeDraft draft(Map<String, Object> cells) {
        return draft(new Fields(cells, "column"), EmployeeRules.NUMBER_TEXT);
    }

    private EmployeeDraft draft(Fields fields, Rule<Long> number) {
        var empId = fields.required("emp_id", number);
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
