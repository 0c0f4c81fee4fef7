package io.rollcall.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeFields;
import io.rollcall.ratelimit.Charge;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.token.TokenCheck;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What each part of the way of a request costs, in nanoseconds a call, on a warm JVM. A wrong answer ends the measurement. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Routine {
    /** @param arguments at most one: a regular expression of the names of those to measure */
    public static void main(String[] arguments) throws RunnerException {
        String wanted = arguments.length == 0 ? "" : arguments[0];
        new Runner(new OptionsBuilder()
                        .include("io\\.rollcall\\.bench\\.Routine\\..*" + wanted)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    /** What {@link #tokenAnew} spends on emptying the caches. */
    @Benchmark
    public void emptyCaches(SignedToken token) {
        token.caches.forget();
    }

    /** One RSA verification, and the reading of header and claims. */
    @Benchmark
    public TokenCheck tokenAnew(SignedToken token) {
        token.caches.forget();
        return valid(token.check.check(token.text));
    }

    @Benchmark
    public TokenCheck tokenKnown(SignedToken token) {
        return valid(token.check.check(token.text));
    }

    @Benchmark
    public Charge limiter(Directory directory) {
        Charge charge = directory.limits.charge(LimitRule.EMPLOYEES_READ, directory.client);
        if (charge.isAllowed()) {
            return charge;
        }
        throw new IllegalStateException("The limit is reached");
    }

    @Benchmark
    public Optional<Employee> cachedRead(Directory directory) {
        return directory.cache.get(directory.employee.empId(), () -> Optional.of(directory.employee));
    }

    @Benchmark
    public ObjectNode readJson(Directory directory) {
        return directory.json.object(directory.body);
    }

    /** The reading of JSON, and the constraints of an employee. */
    @Benchmark
    public EmployeeFields readEmployee(Directory directory) {
        return directory.records.read(directory.json.object(directory.body), EmployeeFields.class);
    }

    @Benchmark
    public byte[] writeEmployee(Directory directory) throws JsonProcessingException {
        return directory.mapper.writeValueAsBytes(directory.employee);
    }

    private static TokenCheck valid(TokenCheck check) {
        if (check instanceof TokenCheck.Valid) {
            return check;
        }
        throw new IllegalStateException("A good token is refused");
    }
}
