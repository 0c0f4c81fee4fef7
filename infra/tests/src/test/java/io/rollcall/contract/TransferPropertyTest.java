package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an employee is called, an import of the export changes nothing. */
class TransferPropertyTest {
    private final Directory directory = Directory.get();

    @Property(tries = 150)
    void anImportOfAnExportChangesNothing(
            @ForAll("names") String name, @ForAll("names") String city, @ForAll("dates") LocalDate date) {
        long number = Directory.number();
        String body = Employees.of(number, name, city, "Country " + number, date.toString())
                .toString();
        Reply made = send(Account.EDITOR, Call.post("/employees").json(body));
        if (made.status() == 422 || made.status() == 400) {
            return;
        }
        JsonNode employee = made.expect(201).json();
        for (String type : new String[] {"text/csv", "application/x-ndjson"}) {
            byte[] exported = send(
                            Account.USER,
                            Call.get("/employees/export")
                                    .with("country", "Country " + number)
                                    .header("Accept", type))
                    .expect(200)
                    .body();
            assertEquals(1, load(type, exported).path("unchanged").intValue());
            send(Account.EDITOR, Call.delete("/employees/" + number)).expect(204);
            assertEquals(1, load(type, exported).path("created").intValue());
            JsonNode again = send(Account.USER, Call.get("/employees/" + number))
                    .expect(200)
                    .json();
            for (String field : new String[] {"emp_id", "emp_name", "city", "country", "emp_dob"}) {
                assertEquals(employee.path(field), again.path(field));
            }
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("=+-@'\",;|\t \\n%\u00a0\u2028\ufeffaZ0")
                        .ofMinLength(1)
                        .ofMaxLength(12),
                Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2025, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private JsonNode load(String type, byte[] body) {
        return send(Account.EDITOR, Call.post("/employees/import?mode=upsert").body(type, body))
                .expect(200)
                .json();
    }

    /** Not held against the document: its patterns are those of ECMAScript, and the validator here takes white space for Java's. */
    private Reply send(Account account, Call call) {
        return directory.transport(Carrier.NETTY).send(call.bearer(directory.token(account)));
    }
}
