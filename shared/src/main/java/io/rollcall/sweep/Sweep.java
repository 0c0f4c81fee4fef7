package io.rollcall.sweep;

import io.rollcall.database.Database;
import io.rollcall.failure.Unavailable;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps old rows behind one write in {@value #ONE_IN}, drawn by lot, so that copies with short lives take their turns, too; never behind a copy's
 * first, and at most {@value #MOST} rows of a table at once; behind the very next write where more are waiting. Needs no timer, so it works
 * where copies are frozen between requests, and any number of copies may sweep at once. Safe for use by many threads.
 */
@Singleton
public final class Sweep {
    static final int ONE_IN = 50;
    static final int MOST = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Database database;
    private final SecureRandom random;
    private final AtomicBoolean hasWritten = new AtomicBoolean();
    private final AtomicBoolean isBehind = new AtomicBoolean();

    Sweep(Database database, SecureRandom random) {
        this.database = database;
        this.random = random;
    }

    /** Tells of a write that leaves rows behind; sweeps when it is time. Never fails the write. */
    public void behind(Set<OldRows> tables) {
        if (!hasWritten.getAndSet(true) || !isBehind.getAndSet(false) && random.nextInt(ONE_IN) > 0) {
            return;
        }
        try {
            isBehind.set(now(tables) >= MOST);
        } catch (Unavailable | IllegalStateException later) {
            LOG.warn("Old rows could not be swept away: {}", later.getMessage());
        }
    }

    /** Sweeps at once; how many rows went away. */
    public int now(Set<OldRows> tables) {
        int swept = 0;
        for (OldRows old : OldRows.values()) {
            if (tables.contains(old)) {
                long seconds = old.age().toSeconds();
                swept += database.run(sql -> sql.update(old.statement(), seconds, MOST, seconds));
            }
        }
        return swept;
    }
}
