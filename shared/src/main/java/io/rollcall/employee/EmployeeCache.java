package io.rollcall.employee;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Expiry;
import io.rollcall.cache.Caches;
import io.rollcall.cache.SharedCache;
import io.rollcall.database.StoredJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

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
    private static final Pattern KEY = Pattern.compile(PREFIX + "[0-9]{1,18}");

    private final SharedCache shared;
    private final StoredJson json;
    private final Cache<Long, Optional<Employee>> known;

    /** Changed here a moment ago: another copy may yet put the old state into the second level. */
    private final Cache<Long, Boolean> changed;

    EmployeeCache(SharedCache shared, Caches caches, StoredJson json) {
        this.shared = shared;
        this.json = json;
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

    /** Forgets employees who have just changed here; a reading that began before the change is forgotten with them. */
    public void forget(Collection<Long> empIds) {
        for (Long empId : empIds) {
            changed.put(empId, true);
            known.invalidate(empId);
        }
        shared.drop(empIds.stream().map(empId -> PREFIX + empId).toList());
    }

    private Optional<Employee> secondLevel(long empId, Supplier<Optional<Employee>> database) {
        boolean settled = changed.getIfPresent(empId) == null;
        Optional<Employee> found = settled
                ? shared.get(PREFIX + empId).flatMap(text -> json.read(text, Employee.class))
                : Optional.empty();
        if (found.isPresent()) {
            return found;
        }
        Optional<Employee> read = database.get();
        if (settled) {
            read.ifPresent(employee -> shared.put(PREFIX + empId, json.write(employee), AGE));
        }
        return read;
    }

    private void dropped(String key) {
        if (KEY.matcher(key).matches()) {
            known.invalidate(Long.valueOf(key.substring(PREFIX.length())));
        }
    }
}
