package io.rollcall.employee;

import io.rollcall.idempotency.Kept;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonObject;
import io.rollcall.json.JsonText;
import io.rollcall.json.Rules;
import java.util.LinkedHashMap;
import java.util.Map;

/** An employee as JSON text: for the trail, and to be given again under an idempotency key. */
public final class EmployeeJson {
    /** The whole state, with its version. */
    public static final Kept<Employee> KEPT = new Kept<>(EmployeeJson::whole, EmployeeJson::read);

    private EmployeeJson() {}

    /** What the trail tells of a state. */
    public static String state(Employee employee) {
        return JsonText.of(fields(employee));
    }

    /** What is asked for, so that no two drafts read alike. */
    public static String draft(EmployeeDraft draft) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("emp_id", draft.empId());
        members.put("emp_name", draft.name());
        members.put("city", draft.city());
        members.put("country", draft.country());
        members.put("emp_dob", draft.dateOfBirth());
        return JsonText.of(members);
    }

    private static String whole(Employee employee) {
        Map<String, Object> members = fields(employee);
        members.put("created_at", employee.createdAt());
        members.put("updated_at", employee.updatedAt());
        members.put("version", employee.version());
        return JsonText.of(members);
    }

    private static Map<String, Object> fields(Employee employee) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", employee.id());
        members.put("emp_id", employee.empId());
        members.put("emp_name", employee.name());
        members.put("city", employee.city());
        members.put("country", employee.country());
        members.put("emp_dob", employee.dateOfBirth());
        return members;
    }

    private static Employee read(String text) {
        Fields fields = JsonObject.parse(text).fields();
        var id = fields.required("id", Rules.uuid());
        var empId = fields.required("emp_id", EmployeeRules.NUMBER);
        var name = fields.required("emp_name", Rules.text());
        var city = fields.required("city", Rules.text());
        var country = fields.required("country", Rules.text());
        var dateOfBirth = fields.required("emp_dob", Rules.date());
        var createdAt = fields.required("created_at", Rules.time());
        var updatedAt = fields.required("updated_at", Rules.time());
        var version = fields.required("version", Rules.integer(1, Long.MAX_VALUE));
        fields.done();
        return new Employee(
                id.get(),
                empId.get(),
                name.get(),
                city.get(),
                country.get(),
                dateOfBirth.get(),
                createdAt.get(),
                updatedAt.get(),
                version.get());
    }
}
