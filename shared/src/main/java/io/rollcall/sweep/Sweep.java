package io.rollcall.sweep;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes old rows after one write in {@value #ONE_IN}, drawn by lot, so that instances with short lives take their turns, too; never after
 * an instance's first, and at most {@value #MOST} rows of a table at once; after the very next write where more are waiting. Needs no timer,
 * so it works where instances are frozen between requests, and any number of them may sweep concurrently. Thread-safe.
 */
@Singleton
public final class Sweep {
    static final int ONE_IN = 50;
    static final int MOST = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final List<OldRows> tables;
    private final SecureRandom random;
    private final AtomicBoolean hasWritten = new AtomicBoolean();
    private final AtomicBoolean isBehind = new AtomicBoolean();

    Sweep(List<OldRows> tables, SecureRandom random) {
        this.tables = tables;
        this.random = random;
    }

    /** Notes a write that leaves rows behind, and sweeps when it is time. Never fails the write. */
    public void after(OldRows.Origin origin) {
        if (!hasWritten.getAndSet(true) || !isBehind.getAndSet(false) && random.nextInt(ONE_IN) > 0) {
            return;
        }
        try {
            isBehind.set(now(origin) >= MOST);
        } catch (RuntimeException later) {
            LOG.warn("Old rows could not be deleted: {}", later.getClass().getSimpleName());
        }
    }

    /** Sweeps at once; returns how many rows were deleted. */
    public int now(OldRows.Origin origin) {
        return tables.stream()
                .filter(table -> table.origin() == origin)
                .mapToInt(table -> table.deleteOld(MOST))
                .sum();
    }
}
