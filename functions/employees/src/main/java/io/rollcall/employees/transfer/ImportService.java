package io.rollcall.employees.transfer;

import io.rollcall.audit.Actor;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.AuditTrail;
import io.rollcall.audit.EventName;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeCache;
import io.rollcall.employee.EmployeeFields;
import io.rollcall.employee.EmployeeNumberTaken;
import io.rollcall.employee.Employees;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Imports all lines in one transaction, or none. */
@Singleton
final class ImportService {
    private static final int CHUNK = 1000;

    private final Employees employees;
    private final EmployeeCache cache;
    private final Idempotency idempotency;
    private final AuditTrail trail;

    ImportService(Employees employees, EmployeeCache cache, Idempotency idempotency, AuditTrail trail) {
        this.employees = employees;
        this.cache = cache;
        this.idempotency = idempotency;
        this.trail = trail;
    }

    ImportResult run(List<ImportLine> lines, ImportParameters parameters, Optional<IdempotencyKey> key, Actor actor) {
        ImportResult result = idempotency.once(key, ImportResult.class, () -> {
            Plan plan = plan(lines, parameters);
            if (!parameters.isDryRun()) {
                write(plan, actor);
            }
            return new ImportResult(plan.added.size(), plan.changed.size(), plan.unchanged, parameters.isDryRun());
        });
        forget(lines, result);
        return result;
    }

    private Plan plan(List<ImportLine> lines, ImportParameters parameters) {
        Plan plan = new Plan();
        ImportErrors errors = new ImportErrors();
        for (List<ImportLine> chunk : chunks(lines)) {
            Map<Long, Employee> existing = employees.findAll(
                    chunk.stream().map(line -> line.fields().empId()).toList());
            for (ImportLine line : chunk) {
                EmployeeFields fields = line.fields();
                Employee known = existing.get(fields.empId());
                if (known != null && !parameters.isUpsert()) {
                    errors.add(line.number(), "emp_id", "Employee business ID '" + fields.empId() + "' already exists");
                }
                plan.add(fields, Optional.ofNullable(known));
            }
        }
        errors.done();
        return plan;
    }

    private void write(Plan plan, Actor actor) {
        for (List<EmployeeFields> chunk : chunks(plan.added)) {
            trail.record(actor, add(chunk).stream().map(ImportService::created).toList());
        }
        for (List<EmployeeFields> chunk : chunks(plan.changed)) {
            List<Employee> changed = employees.changeAll(plan.read(chunk), chunk);
            trail.record(actor, changed.stream().map(plan::changed).toList());
        }
    }

    private List<Employee> add(List<EmployeeFields> chunk) {
        try {
            return employees.addAll(chunk);
        } catch (EmployeeNumberTaken meanwhile) {
            throw new ImportOverlap();
        }
    }

    private void forget(List<ImportLine> lines, ImportResult result) {
        if (result.created() + result.updated() > 0) {
            cache.forget(lines.stream().map(line -> line.fields().empId()).toList());
        }
    }

    private static AuditEvent created(Employee employee) {
        return AuditEvent.success(EventName.EMPLOYEE_CREATED, "employee:" + employee.empId())
                .changing(Optional.empty(), Optional.of(employee));
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }

    /** The writes of an import. */
    private static final class Plan {
        private final List<EmployeeFields> added = new ArrayList<>();
        private final List<EmployeeFields> changed = new ArrayList<>();
        private final Map<Long, Employee> before = new HashMap<>();
        private long unchanged;

        void add(EmployeeFields fields, Optional<Employee> known) {
            if (known.isEmpty()) {
                added.add(fields);
            } else if (fields.equals(known.get().fields())) {
                unchanged++;
            } else {
                changed.add(fields);
                before.put(fields.empId(), known.get());
            }
        }

        List<Employee> read(List<EmployeeFields> chunk) {
            return chunk.stream().map(fields -> state(fields.empId())).toList();
        }

        private Employee state(long empId) {
            return Objects.requireNonNull(before.get(empId));
        }

        AuditEvent changed(Employee after) {
            return AuditEvent.success(EventName.EMPLOYEE_CHANGED, "employee:" + after.empId())
                    .changing(Optional.of(state(after.empId())), Optional.of(after));
        }
    }
}
