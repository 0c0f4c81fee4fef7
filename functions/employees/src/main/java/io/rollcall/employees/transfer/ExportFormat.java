package io.rollcall.employees.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.micronaut.http.MediaType;
import io.rollcall.employee.Employee;
import io.rollcall.http.Accept;
import io.rollcall.http.MediaTypes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a part of an export. */
enum ExportFormat {
    CSV(MediaTypes.CSV, "employees.csv") {
        @Override
        byte[] head(EmployeeColumns columns) {
            return bytes(String.join(",", columns.names()) + "\r\n");
        }

        @Override
        byte[] part(EmployeeColumns columns, List<Employee> employees) {
            StringWriter text = new StringWriter();
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
                employees.forEach(employee -> csv.writeRecord(columns.cells(employee.fields())));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes(text.toString());
        }
    },

    NDJSON(MediaTypes.NDJSON, "employees.ndjson") {
        @Override
        byte[] head(EmployeeColumns columns) {
            return bytes("");
        }

        @Override
        byte[] part(EmployeeColumns columns, List<Employee> employees) {
            StringBuilder text = new StringBuilder();
            employees.forEach(
                    employee -> text.append(columns.object(employee.fields())).append('\n'));
            return bytes(text.toString());
        }
    };

    private final MediaType mediaType;
    private final String fileName;

    ExportFormat(String mediaType, String fileName) {
        this.mediaType = MediaType.of(mediaType);
        this.fileName = fileName;
    }

    /** What the client likes most, CSV where it does not mind. */
    static ExportFormat wanted(Accept accept) {
        return accept.best(List.of(CSV.mediaType, NDJSON.mediaType))
                .filter(NDJSON.mediaType::equals)
                .map(any -> NDJSON)
                .orElse(CSV);
    }

    MediaType mediaType() {
        return mediaType;
    }

    String fileName() {
        return fileName;
    }

    /** What stands before the first part. */
    abstract byte[] head(EmployeeColumns columns);

    abstract byte[] part(EmployeeColumns columns, List<Employee> employees);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
