package io.rollcall.lambda;

import io.rollcall.database.SingleConnection;
import io.rollcall.freeze.Settled;
import io.rollcall.token.StoredKeys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the connection to the database and reads the public keys in parallel with the rest of a start, so that the first request need not
 * wait for either. Where that fails, the first request tries again.
 */
@Singleton
final class FirstRead implements Settled {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRead.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final StoredKeys keys;
    private final SingleConnection connection;
    private List<Thread> begun = List.of();

    FirstRead(StoredKeys keys, SingleConnection connection) {
        this.keys = keys;
        this.connection = connection;
    }

    void begin() {
        begun = List.of(
                Thread.ofPlatform().daemon().name("first-connection").start(connection::tryOpen),
                Thread.ofPlatform().daemon().name("first-read").start(this::read));
    }

    @Override
    public void settle() {
        try {
            for (Thread thread : begun) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            keys.readAhead();
        } catch (RuntimeException later) {
            LOG.warn("The database could not be asked at the start");
        }
    }
}
