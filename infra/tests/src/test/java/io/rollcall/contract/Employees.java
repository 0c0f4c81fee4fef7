package io.rollcall.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.directory.Directory;

/** Bodies of employees to be. */
final class Employees {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Employees() {}

    /** Someone with a number that nobody else has. */
    static ObjectNode someone() {
        return of(Directory.number(), "Ada Lovelace", "London", "United Kingdom", "1915-12-10");
    }

    static ObjectNode of(long number, String name, String city, String country, String dateOfBirth) {
        return JSON.createObjectNode()
                .put("emp_id", number)
                .put("emp_name", name)
                .put("city", city)
                .put("country", country)
                .put("emp_dob", dateOfBirth);
    }
}
