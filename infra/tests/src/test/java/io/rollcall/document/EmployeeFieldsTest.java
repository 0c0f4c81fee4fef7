package io.rollcall.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeFields;
import io.rollcall.input.RecordReader;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A new field of an employee is written in few places; each of these tests names the place that was forgotten (decision record 0013). */
class EmployeeFieldsTest {
    private static final List<String> FIELDS = RecordReader.names(EmployeeFields.class);

    private final Directory directory = Directory.get();
    private final Document document = Document.served();

    @Test
    void theEntityHasThem() {
        assertTrue(RecordReader.names(Employee.class).containsAll(FIELDS));
    }

    @Test
    void theMigrationsHaveThem() {
        TestPostgres.Copy database = TestPostgres.copy();
        for (String field : FIELDS) {
            assertEquals(
                    1,
                    database.number("SELECT count(*) FROM information_schema.columns WHERE table_name = 'employees'"
                            + " AND column_name = '" + field + "'"),
                    field);
        }
    }

    @Test
    void theDocumentHasThem() {
        assertEquals(Set.copyOf(FIELDS), properties("EmployeeDraft"));
        assertEquals(Set.copyOf(FIELDS), properties("EmployeeChange"));
        assertTrue(properties("Employee").containsAll(FIELDS));
    }

    @Test
    void theExportHasThemInTheirOrder() {
        String csv = send(Call.get("/employees/export").header("Accept", "text/csv"))
                .expect(200)
                .text();
        assertEquals(String.join(",", FIELDS), csv.lines().findFirst().orElseThrow());
    }

    @Test
    void theResponseShowsThemAndNothingThatIsInternal() {
        List<String> shown = new ArrayList<>();
        send(Call.post("/employees").json("""
                        {"emp_id":%d,"emp_name":"A","city":"B","country":"C","emp_dob":"2000-01-01"}
                        """.formatted(Directory.number())))
                .expect(201)
                .json()
                .fieldNames()
                .forEachRemaining(shown::add);
        assertEquals(properties("Employee"), Set.copyOf(shown));
    }

    private Reply send(Call call) {
        return directory.send(Carrier.NETTY, call.bearer(directory.token(Account.EDITOR)));
    }

    private Set<String> properties(String schema) {
        return Document.names(document.root().at("/components/schemas/" + schema + "/properties"));
    }
}
