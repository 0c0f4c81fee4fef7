package io.rollcall.employee;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Expiry;
import io.rollcall.cache.Caches;
import io.rollcall.cache.SharedCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Employees by number. This copy remembers one for {@link #AGE}, and so does the second level where there is one, so another copy's change is
 * seen within twice that, 30 seconds; that there is none is remembered for {@link #ABSENT_AGE}. One reader asks the database for all who want the
 * same employee at once. Safe for use by many threads.
 */
@Singleton
public final class EmployeeCache {
    static final Duration AGE = Duration.ofSeconds(15);
    static final Duration ABSENT_AGE = Duration.ofSeconds(1);
    private static final int MOST = 10_000;
    private static final String PREFIX = "employee:";

    private final SharedCache shared;
    private final Cache<Long, Optional<Employee>> known;

    /** Changed here a moment ago: another copy may yet put the old state into the second level. */
    private final Cache<Long, Boolean> changed;

    EmployeeCache(SharedCache shared, Caches caches) {
        this.shared = shared;
        this.known = caches.counted(
                "employees",
                caches.of(MOST)
                        .expireAfter(Expiry.writing(
                                (Long empId, Optional<Employee> employee) -> employee.isPresent() ? AGE : ABSENT_AGE)));
        this.changed = caches.of(MOST).expireAfterWrite(AGE).build();
        shared.onDrop(this::dropped);
    }

    public Optional<Employee> get(long empId, Supplier<Optional<Employee>> database) {
        return known.get(empId, any -> shared.isPresent() ? secondLevel(empId, database) : database.get());
    }

    /** Forgets an employee who has just changed here; a reading that began before the change is forgotten with it. */
    public void forget(long empId) {
        changed.put(empId, true);
        known.invalidate(empId);
        shared.drop(PREFIX + empId);
    }

    /** Forgets all in this copy, after a change of many; the second level and other copies see it within the bound. */
    public void forget() {
        known.invalidateAll();
    }

    private Optional<Employee> secondLevel(long empId, Supplier<Optional<Employee>> database) {
        boolean settled = changed.getIfPresent(empId) == null;
        Optional<Employee> found =
                settled ? shared.get(PREFIX + empId).map(EmployeeJson.KEPT.read()) : Optional.empty();
        if (found.isPresent()) {
            return found;
        }
        Optional<Employee> read = database.get();
        if (settled) {
            read.ifPresent(employee ->
                    shared.put(PREFIX + empId, EmployeeJson.KEPT.write().apply(employee), AGE));
        }
        return read;
    }

    private void dropped(String key) {
        if (key.startsWith(PREFIX)) {
            known.invalidate(Long.valueOf(key.substring(PREFIX.length())));
        }
    }
}
