package io.rollcall.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Fills the table of employees, whose numbers then go from 1 up without a gap. */
public final class Filling {
    private Filling() {}

    /** @param arguments a JDBC URL, and how many employees there shall be */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            upTo(connection, Long.parseLong(arguments[1]));
        }
    }

    /** The indexes, those of constraints apart, are made anew after the rows, which takes a small part of the time. */
    static void upTo(Connection connection, long rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET maintenance_work_mem = '1GB'");
            List<String> indexes = dropIndexes(statement);
            statement.execute("""
                    INSERT INTO employees (id, emp_id, emp_name, city, country, emp_dob,
                      name_folded, city_folded, country_folded, created_at, updated_at, version)
                    SELECT gen_random_uuid(), n, 'Name ' || n, 'Ville ' || n %% 5000, 'Country ' || n %% 200,
                      date '1960-01-01' + CAST(n %% 15000 AS integer),
                      'name ' || n, 'ville ' || n %% 5000, 'country ' || n %% 200, now(), now(), 1
                    FROM generate_series((SELECT COALESCE(max(emp_id), 0) + 1 FROM employees), %d) AS n
                    """.formatted(rows));
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("VACUUM ANALYZE employees");
        }
    }

    /** @return the statements that make them again */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> definitions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ResultSet indexes = statement.executeQuery("""
                SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'employees'
                AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)
                """)) {
            while (indexes.next()) {
                names.add(indexes.getString("indexname"));
                definitions.add(indexes.getString("indexdef"));
            }
        }
        for (String name : names) {
            statement.execute("DROP INDEX " + name);
        }
        return definitions;
    }
}
