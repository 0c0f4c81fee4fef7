package io.rollcall.employees.transfer;

import io.rollcall.audit.Actor;
import io.rollcall.audit.Audit;
import io.rollcall.audit.AuditEvent;
import io.rollcall.audit.EventName;
import io.rollcall.database.Sql;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeBatch;
import io.rollcall.employee.EmployeeCache;
import io.rollcall.employee.EmployeeDraft;
import io.rollcall.employee.EmployeeJson;
import io.rollcall.idempotency.Idempotency;
import io.rollcall.idempotency.IdempotencyKey;
import jakarta.inject.Singleton;
import java.sql.SQLException;
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

    private final EmployeeBatch employees;
    private final EmployeeCache cache;
    private final Idempotency idempotency;
    private final Audit audit;

    ImportService(EmployeeBatch employees, EmployeeCache cache, Idempotency idempotency, Audit audit) {
        this.employees = employees;
        this.cache = cache;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    ImportResult run(List<ImportLine> lines, ImportRequest request, Optional<IdempotencyKey> key, Actor actor) {
        ImportResult result = idempotency.once(key, ImportResult.KEPT, sql -> {
            Plan plan = plan(sql, lines, request);
            if (!request.dryRun()) {
                write(sql, plan, actor);
            }
            return new ImportResult(plan.added.size(), plan.changed.size(), plan.unchanged, request.dryRun());
        });
        forget(lines, result);
        return result;
    }

    private Plan plan(Sql sql, List<ImportLine> lines, ImportRequest request) throws SQLException {
        Plan plan = new Plan();
        ImportErrors errors = new ImportErrors();
        for (List<ImportLine> chunk : chunks(lines)) {
            Map<Long, Employee> existing = employees.findAll(
                    sql, chunk.stream().map(line -> line.draft().empId()).toList());
            for (ImportLine line : chunk) {
                EmployeeDraft draft = line.draft();
                Employee known = existing.get(draft.empId());
                if (known != null && !request.upsert()) {
                    errors.add(line.number(), "emp_id", "Employee business ID '" + draft.empId() + "' already exists");
                }
                plan.add(draft, Optional.ofNullable(known));
            }
        }
        errors.done();
        return plan;
    }

    private void write(Sql sql, Plan plan, Actor actor) throws SQLException {
        for (List<EmployeeDraft> chunk : chunks(plan.added)) {
            List<Employee> made = employees.addAll(sql, chunk);
            if (made.size() < chunk.size()) {
                throw new ImportOverlap();
            }
            audit.record(sql, actor, made.stream().map(ImportService::created).toList());
        }
        for (List<EmployeeDraft> chunk : chunks(plan.changed)) {
            List<Employee> changed = employees.replaceAll(sql, chunk, plan.versions(chunk));
            audit.record(sql, actor, changed.stream().map(plan::changed).toList());
        }
    }

    private void forget(List<ImportLine> lines, ImportResult result) {
        if (result.created() + result.updated() > 0) {
            cache.forget(lines.stream().map(line -> line.draft().empId()).toList());
        }
    }

    private static AuditEvent created(Employee employee) {
        return AuditEvent.success(EventName.EMPLOYEE_CREATED, "employee:" + employee.empId())
                .changing(Optional.empty(), Optional.of(EmployeeJson.state(employee)));
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }

    /** What there is to do. */
    private static final class Plan {
        private final List<EmployeeDraft> added = new ArrayList<>();
        private final List<EmployeeDraft> changed = new ArrayList<>();
        private final Map<Long, Employee> before = new HashMap<>();
        private long unchanged;

        void add(EmployeeDraft draft, Optional<Employee> known) {
            if (known.isEmpty()) {
                added.add(draft);
            } else if (draft.isLike(known.get())) {
                unchanged++;
            } else {
                changed.add(draft);
                before.put(draft.empId(), known.get());
            }
        }

        List<Long> versions(List<EmployeeDraft> drafts) {
            return drafts.stream().map(draft -> state(draft.empId()).version()).toList();
        }

        private Employee state(long empId) {
            return Objects.requireNonNull(before.get(empId));
        }

        AuditEvent changed(Employee after) {
            return AuditEvent.success(EventName.EMPLOYEE_CHANGED, "employee:" + after.empId())
                    .changing(
                            Optional.of(EmployeeJson.state(state(after.empId()))),
                            Optional.of(EmployeeJson.state(after)));
        }
    }
}
