package io.rollcall.employees.transfer;

import io.rollcall.employee.EmployeeQuery;
import io.rollcall.employee.Employees;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Gives every row that a query finds, part by part. */
@Singleton
final class ExportService {
    private final Employees employees;
    private final EmployeeColumns columns;

    ExportService(Employees employees, EmployeeColumns columns) {
        this.employees = employees;
        this.columns = columns;
    }

    /** @throws io.rollcall.failure.Unavailable when not even the first part can be read */
    InputStream open(EmployeeQuery query, ExportFormat format) {
        ExportPages pages = new ExportPages(employees, query, page -> format.part(columns, page));
        return new SequenceInputStream(new ByteArrayInputStream(format.head(columns)), new SequenceInputStream(pages));
    }
}
