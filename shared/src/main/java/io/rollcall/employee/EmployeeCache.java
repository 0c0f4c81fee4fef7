package io.rollcall.employee;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Employees by number, for {@link #AGE} at most, which is also how long another copy's change may go unseen here; that there is none is
 * remembered for {@link #ABSENT_AGE}. One reader asks the database for all who want the same employee at once. Safe for use by many
 * threads.
 */
@Singleton
public final class EmployeeCache {
    static final Duration AGE = Duration.ofSeconds(30);
    static final Duration ABSENT_AGE = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final Cache<Long, Optional<Employee>> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.writing(
                    (Long empId, Optional<Employee> employee) -> employee.isPresent() ? AGE : ABSENT_AGE))
            .build();

    public Optional<Employee> get(long empId, Supplier<Optional<Employee>> database) {
        return known.get(empId, any -> database.get());
    }

    /** Forgets an employee who has just changed here; a reading that began before the change is forgotten with it. */
    public void forget(long empId) {
        known.invalidate(empId);
    }

    /** Forgets all, after a change of many. */
    public void forget() {
        known.invalidateAll();
    }
}
