package io.rollcall.employees.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.rollcall.employee.EmployeeFields;
import io.rollcall.failure.BadRequest;
import io.rollcall.failure.FieldError;
import io.rollcall.failure.Invalid;
import io.rollcall.http.MediaTypes;
import io.rollcall.http.Upload;
import io.rollcall.input.Text;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the lines of an import; every error of every line is told. */
@Singleton
final class ImportReader {
    private static final int LONGEST_SHOWN = 64;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final EmployeeColumns columns;

    ImportReader(EmployeeColumns columns) {
        this.columns = columns;
    }

    /**
     * Reads all lines.
     *
     * @throws BadRequest when the body is no UTF-8
     * @throws Invalid when a line breaks a rule
     */
    List<ImportLine> read(Upload upload) {
        String text = decode(upload.body());
        ImportErrors errors = new ImportErrors();
        List<ImportLine> lines =
                MediaTypes.NDJSON.equals(upload.mediaType()) ? ndjson(text, errors) : csv(text, errors);
        Set<Long> numbers = new HashSet<>();
        for (ImportLine line : lines) {
            if (!numbers.add(line.fields().empId())) {
                errors.add(line.number(), "emp_id", "emp_id stands in an earlier line, too");
            }
        }
        errors.done();
        return lines;
    }

    private List<ImportLine> ndjson(String text, ImportErrors errors) {
        List<ImportLine> lines = new ArrayList<>();
        long number = 0;
        for (String line : text.split("\\r?\\n", -1)) {
            number++;
            if (!line.isBlank()) {
                add(lines, errors, number, () -> columns.ofObject(line));
            }
        }
        return lines;
    }

    private List<ImportLine> csv(String text, ImportErrors errors) {
        List<ImportLine> lines = new ArrayList<>();
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        long reached = 1;
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(content)) {
            List<String> header = List.of();
            for (CsvRecord row : rows) {
                reached = row.getStartingLineNumber();
                if (header.isEmpty()) {
                    header = row.getFields();
                    checkHeader(header, errors);
                } else {
                    List<String> names = header;
                    add(lines, errors, reached, () -> fields(names, row.getFields()));
                }
            }
            if (header.isEmpty()) {
                errors.add(1, "header", "The header line is missing");
            } else if (isLeftOpen(content)) {
                errors.add(reached, "line", "A quotation mark is not closed");
            }
        } catch (CsvParseException malformed) {
            errors.add(reached, "line", "The CSV cannot be read behind this line");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return lines;
    }

    private void checkHeader(List<String> header, ImportErrors errors) {
        for (String column : columns.names()) {
            if (!header.contains(column)) {
                errors.add(1, column, "The column " + column + " is missing");
            }
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!columns.names().contains(column)) {
                errors.add(1, shown(column), "The column is unknown");
            } else if (!seen.add(column)) {
                errors.add(1, column, "The column is repeated");
            }
        }
        errors.done();
    }

    /** What is told of a name that may be anything. */
    private static String shown(String column) {
        return column.length() <= LONGEST_SHOWN ? column : column.substring(0, LONGEST_SHOWN) + "…";
    }

    /** Whether the file ends within quotation marks: the parser takes its end for theirs. */
    private static boolean isLeftOpen(String content) {
        boolean quoted = false;
        boolean begins = true;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (!quoted) {
                quoted = begins && c == '"';
                begins = c == ',' || c == '\n' || c == '\r';
            } else if (c == '"' && i + 1 < content.length() && content.charAt(i + 1) == '"') {
                i++;
            } else if (c == '"') {
                quoted = false;
            }
        }
        return quoted;
    }

    private EmployeeFields fields(List<String> names, List<String> cells) {
        if (cells.size() != names.size()) {
            throw new Invalid("line", "The line has " + cells.size() + " cells instead of " + names.size());
        }
        return columns.ofCells(names, cells);
    }

    private static void add(
            List<ImportLine> lines, ImportErrors errors, long number, Supplier<EmployeeFields> reading) {
        try {
            lines.add(new ImportLine(number, reading.get()));
        } catch (Invalid broken) {
            broken.errors().forEach(error -> errors.add(number, error));
        } catch (BadRequest malformed) {
            errors.add(number, new FieldError("line", malformed.detail()));
        }
    }

    private static String decode(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (!Text.isClean(text)) {
                throw new BadRequest("The body holds NUL");
            }
            return text;
        } catch (CharacterCodingException malformed) {
            throw new BadRequest("The body is not valid UTF-8");
        }
    }
}
