package io.rollcall.bench;

import io.micronaut.context.ApplicationContext;
import io.rollcall.database.DatabaseFailures;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeQuery;
import io.rollcall.employee.Employees;
import io.rollcall.employee.Sort;
import io.rollcall.migrations.Migrations;
import io.rollcall.page.Cursor;
import io.rollcall.setting.PlainContext;
import io.rollcall.setting.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * How the costs of reading grow with the number of employees: medians of {@value #ROUNDS} calls of the repository over one connection to a
 * PostgreSQL of its own, in microseconds, after {@value #WARM_UP} calls that do not count; and the plan of a search.
 */
public final class Growth {
    private static final int ROUNDS = 101;
    private static final int WARM_UP = 30;
    private static final int PAGE = 100;

    private final Employees employees;
    private final Random random = new Random(1);

    private Growth(Employees employees) {
        this.employees = employees;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_wal_size", "4GB")
                .setLocaleConfig("locale", "C")
                .start()) {
            new Migrations(postgres.getPostgresDatabase()).run();
            Settings settings = new Settings(Map.of("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres")));
            try (ApplicationContext context = new PlainContext()
                    .banner(false)
                    .deduceEnvironment(false)
                    .singletons(settings)
                    .start()) {
                Growth growth = new Growth(context.getBean(Employees.class));
                System.out.println(
                        "| rows | get | first page | last page | last : first | city contains | q contains |");
                System.out.println("|---|---|---|---|---|---|---|");
                List<String> plan = List.of();
                for (String rows :
                        (arguments.length == 0 ? "10000,100000,1000000,10000000" : arguments[0]).split(",", -1)) {
                    System.err.println("Filling up to " + rows + " rows ...");
                    fill(postgres, Long.parseLong(rows));
                    growth.print(Long.parseLong(rows));
                    plan = plan(postgres);
                }
                System.out.println();
                plan.forEach(System.out::println);
            }
        }
    }

    private void print(long rows) {
        EmployeeQuery byName = query(Optional.empty(), Optional.empty());
        EmployeeQuery backwards = query(Optional.empty(), Optional.empty(), EmployeeQuery.Order.DESC);
        Employee nearEnd = page(backwards, Optional.empty(), 2 * PAGE).getLast();
        EmployeeQuery byCity = query(Optional.of("VILLE 77"), Optional.empty());
        EmployeeQuery anywhere = query(Optional.empty(), Optional.of("name 7777"));
        Optional<Cursor> place = Optional.of(Sort.EMP_NAME.after(nearEnd));
        OptionalLong first = median(() -> page(byName, Optional.empty(), PAGE));
        OptionalLong last = median(() -> page(byName, place, PAGE));
        System.out.printf(
                "| %d | %s | %s | %s | %.2f | %s | %s |%n",
                rows,
                told(median(() -> employees.find(1 + random.nextLong(rows)))),
                told(first),
                told(last),
                (double) last.orElse(0) / first.orElse(1),
                told(median(() -> page(byCity, Optional.empty(), PAGE))),
                told(median(() -> page(anywhere, Optional.empty(), PAGE))));
    }

    private static String told(OptionalLong micros) {
        return micros.isPresent() ? String.valueOf(micros.getAsLong()) : "late";
    }

    private static EmployeeQuery query(Optional<String> city, Optional<String> q) {
        return query(city, q, EmployeeQuery.Order.ASC);
    }

    private static EmployeeQuery query(Optional<String> city, Optional<String> q, EmployeeQuery.Order order) {
        return new EmployeeQuery(city, Optional.empty(), q, Optional.of(Sort.EMP_NAME), Optional.of(order));
    }

    private List<Employee> page(EmployeeQuery query, Optional<Cursor> after, int limit) {
        return employees.page(query, after, 0, limit).items();
    }

    /** Empty where one call was not answered in time. */
    private static OptionalLong median(Runnable call) {
        long[] times = new long[ROUNDS];
        try {
            for (int i = 0; i < WARM_UP; i++) {
                call.run();
            }
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                call.run();
                times[i] = (System.nanoTime() - start) / 1000;
            }
        } catch (RuntimeException late) {
            if (DatabaseFailures.meaning(late).isPresent()) {
                return OptionalLong.empty();
            }
            throw late;
        }
        Arrays.sort(times);
        return OptionalLong.of(times[ROUNDS / 2]);
    }

    private static void fill(EmbeddedPostgres postgres, long rows) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            Filling.upTo(connection, rows);
        }
    }

    private static List<String> plan(EmbeddedPostgres postgres) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        EXPLAIN SELECT id FROM employees
                        WHERE name_folded LIKE '%name 7777%' OR city_folded LIKE '%name 7777%' OR country_folded LIKE '%name 7777%'
                        ORDER BY emp_name, emp_id LIMIT 101
                        """)) {
            while (rows.next()) {
                lines.add("    " + rows.getString(1));
            }
        }
        return lines;
    }
}
