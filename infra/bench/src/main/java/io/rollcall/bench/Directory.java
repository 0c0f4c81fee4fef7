package io.rollcall.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.rollcall.access.Caller;
import io.rollcall.access.Credential;
import io.rollcall.access.Role;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeCache;
import io.rollcall.employee.EmployeeFields;
import io.rollcall.input.RecordReader;
import io.rollcall.input.StrictJson;
import io.rollcall.ratelimit.RateLimits;
import io.rollcall.setting.PlainContext;
import io.rollcall.setting.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Beans of the directory that need no database, and what they are asked. Its limits are too wide to be reached. */
@State(Scope.Benchmark)
public class Directory {
    private static final UUID ID = UUID.fromString("01923456-7890-7abc-8def-0123456789ab");

    private final ApplicationContext context = new PlainContext()
            .banner(false)
            .deduceEnvironment(false)
            .singletons(new Settings(Map.of(
                    "DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nowhere", "ROLLCALL_LIMITS_FACTOR", "1000000")))
            .start();

    final RateLimits limits = context.getBean(RateLimits.class);
    final EmployeeCache cache = context.getBean(EmployeeCache.class);
    final StrictJson json = context.getBean(StrictJson.class);
    final RecordReader records = context.getBean(RecordReader.class);
    final ObjectMapper mapper = context.getBean(ObjectMapper.class);
    final Caller caller = new Caller(ID, "admin", Role.ADMIN, Role.ADMIN.permissions(), Credential.BEARER, ID);
    final String client = caller.principal();
    final Employee employee = Employee.of(
            ID,
            new EmployeeFields(4711L, "Zoë Müller", "Saint-Étienne", "France", LocalDate.of(1984, 2, 29)),
            Instant.parse("2026-01-01T12:00:00.123456Z"));
    final byte[] body = """
            {"emp_id": 4711, "emp_name": "Zoë Müller", "city": "Saint-Étienne", "country": "France", "emp_dob": "1984-02-29"}
            """.getBytes(StandardCharsets.UTF_8);

    @TearDown
    public void close() {
        context.close();
    }
}
