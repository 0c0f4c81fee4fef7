package io.rollcall.employees.transfer;

import io.rollcall.database.Database;
import io.rollcall.employee.EmployeeQuery;
import io.rollcall.employee.Employees;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Gives every row that a query finds, part by part. */
@Singleton
final class ExportService {
    private final Database database;
    private final Employees employees;

    ExportService(Database database, Employees employees) {
        this.database = database;
        this.employees = employees;
    }

    /** @throws io.rollcall.failure.Unavailable when not even the first part can be read */
    InputStream open(EmployeeQuery query, ExportFormat format) {
        ExportPages pages = new ExportPages(database, employees, query, format::part);
        return new SequenceInputStream(new ByteArrayInputStream(format.head()), new SequenceInputStream(pages));
    }
}
