package io.rollcall.employees.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.employee.EmployeeFields;
import io.rollcall.input.RecordReader;
import io.rollcall.input.StrictJson;
import io.rollcall.input.TextValues;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of both formats: the properties of {@link EmployeeFields}, whatever they are. In CSV a cell that begins like a formula gets an
 * apostrophe in front, so that a spreadsheet does not run it (OWASP, CSV Injection); an import takes the apostrophe away again. Thread-safe.
 */
@Singleton
final class EmployeeColumns {
    /** The last four are the same signs in full width, which some spreadsheets take for the others. */
    private static final String DANGEROUS = "=+-@\t\r'＝＋－＠";

    private static final char GUARD = '\'';

    private final ObjectMapper mapper;
    private final StrictJson json;
    private final RecordReader records;

    EmployeeColumns(ObjectMapper mapper, StrictJson json, RecordReader records) {
        this.mapper = mapper;
        this.json = json;
        this.records = records;
    }

    /** Returns the names, in the order of an export. */
    List<String> names() {
        return RecordReader.names(EmployeeFields.class);
    }

    /** Returns the cells of a line of CSV, in the order of the names. */
    List<String> cells(EmployeeFields fields) {
        List<String> cells = new ArrayList<>();
        for (JsonNode value : tree(fields)) {
            cells.add(value.isNull() ? "" : value.isTextual() ? defused(value.textValue()) : value.asText());
        }
        return cells;
    }

    /** Returns a line of NDJSON, without its end. */
    String object(EmployeeFields fields) {
        return tree(fields).toString();
    }

    /** @throws io.rollcall.failure.Invalid when a cell breaks a rule */
    EmployeeFields ofCells(List<String> names, List<String> cells) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), restored(cells.get(i)));
        }
        return records.read(new TextValues(values), EmployeeFields.class, "column");
    }

    /** @throws io.rollcall.failure.Failure when the line is no JSON object, or breaks a rule */
    EmployeeFields ofObject(String line) {
        return records.read(json.object(line), EmployeeFields.class);
    }

    private ObjectNode tree(EmployeeFields fields) {
        return mapper.valueToTree(fields);
    }

    private static String defused(String cell) {
        return isDangerous(cell, 0) ? GUARD + cell : cell;
    }

    /** Undoes {@link #defused}. */
    private static String restored(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == GUARD && isDangerous(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean isDangerous(String cell, int at) {
        return cell.length() > at && DANGEROUS.indexOf(cell.charAt(at)) >= 0;
    }
}
