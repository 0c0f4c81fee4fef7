package io.rollcall.employees.transfer;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.rollcall.employee.Employee;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a part of an export. */
enum ExportFormat {
    CSV {
        @Override
        byte[] head() {
            return bytes(String.join(",", Columns.NAMES) + "\r\n");
        }

        @Override
        byte[] part(List<Employee> employees) {
            StringWriter text = new StringWriter();
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
                employees.forEach(employee -> csv.writeRecord(Columns.cells(employee)));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes(text.toString());
        }
    },

    NDJSON {
        @Override
        byte[] head() {
            return bytes("");
        }

        @Override
        byte[] part(List<Employee> employees) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json =
                    new JsonFactoryBuilder().rootValueSeparator("\n").build().createGenerator(text)) {
                for (Employee employee : employees) {
                    json.writeStartObject();
                    json.writeNumberField("emp_id", employee.empId());
                    json.writeStringField("emp_name", employee.name());
                    json.writeStringField("city", employee.city());
                    json.writeStringField("country", employee.country());
                    json.writeStringField("emp_dob", employee.dateOfBirth().toString());
                    json.writeEndObject();
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes(text.append("\n").toString());
        }
    };

    /** What stands before the first part. */
    abstract byte[] head();

    abstract byte[] part(List<Employee> employees);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
