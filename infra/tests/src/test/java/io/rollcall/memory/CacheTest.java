package io.rollcall.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micronaut.context.ApplicationContext;
import io.rollcall.apikey.ApiKeyCache;
import io.rollcall.cache.Caches;
import io.rollcall.contract.Drill;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.database.PasswordConnector;
import io.rollcall.database.PlainDataSource;
import io.rollcall.employee.Employee;
import io.rollcall.employee.EmployeeCache;
import io.rollcall.employee.EmployeeFields;
import io.rollcall.local.NettyContext;
import io.rollcall.local.PooledDataSource;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.ratelimit.RateLimits;
import io.rollcall.session.AccountStatuses;
import io.rollcall.setting.Settings;
import io.rollcall.testing.MovableClock;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import io.rollcall.token.StoredKeys;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The caches and counters of one copy, on a database that counts who asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CacheTest {
    private static final int READERS = 100;
    private static final int CLIENTS = 1_000_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_ENTRIES = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Counting connections = new Counting();
    private final ApplicationContext copy = NettyContext.start(Counting.SETTINGS, connections, 0);

    @AfterAll
    void close() {
        copy.close();
        connections.close();
    }

    @Test
    void aMillionClientsLeaveTheCountersUnder64Megabytes() {
        RateLimits limits = copy.getBean(RateLimits.class);
        limits.charge(LimitRule.EMPLOYEES_READ, "ip:first");
        long before = used();
        for (int i = 0; i < CLIENTS; i++) {
            limits.charge(LimitRule.EMPLOYEES_READ, "ip:2001:db8:" + i + "::/64");
        }
        long more = used() - before;
        assertTrue(more < MOST_BYTES, () -> more + " bytes are in use for " + CLIENTS + " clients");
        assertEquals(
                2,
                limits.charge(LimitRule.EMPLOYEES_READ, "ip:2001:db8:999999::/64")
                        .used());
    }

    @Test
    void aFloodOfNumbersLeavesTheEmployeesWithinTheirBound() {
        EmployeeCache employees = copy.getBean(EmployeeCache.class);
        for (long number = 0; number < 10L * MOST_ENTRIES; number++) {
            employees.get(number, Optional::empty);
        }
        assertTimeoutPreemptively(PATIENCE, () -> {
            while (size("employees") > MOST_ENTRIES) {
                Thread.onSpinWait();
            }
        });
        assertTrue(size("employees") > 0);
    }

    @Test
    void aHundredReadersOfOneEmployeeAskOnce() throws Exception {
        EmployeeCache employees = copy.getBean(EmployeeCache.class);
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch allHere = new CountDownLatch(READERS);
        Supplier<Optional<Employee>> database = () -> {
            asked.incrementAndGet();
            await(allHere);
            return Optional.of(employee(7_000_001, "Paris"));
        };
        Drill.atOnce(READERS, () -> {
            allHere.countDown();
            return employees.get(7_000_001, database);
        });
        assertEquals(1, asked.get());
    }

    @Test
    void aHundredReadersOfOneSessionKeyOrSigningKeyAskTheDatabaseOnceEach() throws Exception {
        UUID user = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        AccountStatuses standings = copy.getBean(AccountStatuses.class);
        assertEquals(1, asked(() -> standings.of(user, session, false)));
        ApiKeyCache keyring = copy.getBean(ApiKeyCache.class);
        assertEquals(1, asked(() -> keyring.find("a-key-that-nobody-brought-along", false)));
        StoredKeys keys = copy.getBean(StoredKeys.class);
        assertEquals(1, asked(() -> keys.find("unknown")));
        assertEquals(0, asked(() -> keys.find("unknown too")));
        copy.getBean(MovableClock.class).advance(Duration.ofSeconds(2));
        assertEquals(1, asked(() -> keys.find("unknown too")));
    }

    @Test
    void aChangeForgetsWhatWasReadWhileItHappened() throws Exception {
        EmployeeCache employees = copy.getBean(EmployeeCache.class);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        Thread reader = Thread.ofPlatform()
                .start(() -> employees.get(7_000_002, () -> {
                    reading.countDown();
                    await(changed);
                    return Optional.of(employee(7_000_002, "Old"));
                }));
        reading.await();
        Thread writer = Thread.ofPlatform().start(() -> employees.forget(Set.of(7_000_002L)));
        while (writer.getState() == Thread.State.RUNNABLE || writer.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
        }
        changed.countDown();
        reader.join();
        writer.join();
        assertEquals(
                "New",
                employees
                        .get(7_000_002, () -> Optional.of(employee(7_000_002, "New")))
                        .orElseThrow()
                        .city());
    }

    @Test
    void aClockThatIsSetBackMakesNothingLiveLonger() {
        EmployeeCache employees = copy.getBean(EmployeeCache.class);
        MovableClock clock = copy.getBean(MovableClock.class);
        employees.get(7_000_003, () -> Optional.of(employee(7_000_003, "Old")));
        clock.advance(Duration.ofSeconds(15));
        long before = copy.getBean(Ticker.class).read();
        clock.advance(Duration.ofHours(-1));
        try {
            assertTrue(copy.getBean(Ticker.class).read() > before);
            assertEquals(
                    "New",
                    employees
                            .get(7_000_003, () -> Optional.of(employee(7_000_003, "New")))
                            .orElseThrow()
                            .city());
        } finally {
            clock.advance(Duration.ofHours(1));
        }
    }

    /** How often the database was asked while many did the same at once. */
    private int asked(Callable<?> reading) throws Exception {
        int before = connections.taken.get();
        Drill.atOnce(READERS, () -> Optional.ofNullable(reading.call()));
        return connections.taken.get() - before;
    }

    private long size(String cache) {
        return Objects.requireNonNull(copy.getBean(Caches.class).figures().get(cache))
                .size();
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Employee employee(long number, String city) {
        Instant then = Instant.EPOCH;
        return Employee.of(UUID.randomUUID(), new EmployeeFields(number, "Ada", city, "France", LocalDate.EPOCH), then);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Lends real connections, and knows how often. */
    private static final class Counting extends PlainDataSource implements AutoCloseable {
        private static final Settings SETTINGS = new Settings(
                Map.of("DATABASE_URL", TestPostgres.copy().url(), "JWT_SIGNING_KEY", TestKeys.pem(TestKeys.rsa())));

        private final AtomicInteger taken = new AtomicInteger();
        private final PooledDataSource pool;

        Counting() {
            DatabaseSettings database = DatabaseSettings.from(SETTINGS);
            this.pool = new PooledDataSource(new PasswordConnector(database));
        }

        @Override
        public Connection getConnection() throws SQLException {
            taken.incrementAndGet();
            return pool.getConnection();
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
