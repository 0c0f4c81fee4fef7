package io.rollcall.employees.transfer;

import io.rollcall.employee.EmployeeQuery;
import io.rollcall.employees.ListRequest;
import io.rollcall.http.Query;
import io.rollcall.json.Fields;

/** Which employees to export, in which order: the filters and the order of the list. */
record ExportRequest(EmployeeQuery query) {
    static ExportRequest from(Query parameters) {
        Fields fields = parameters.fields();
        var query = ListRequest.query(fields);
        fields.done();
        return new ExportRequest(query.get());
    }
}
