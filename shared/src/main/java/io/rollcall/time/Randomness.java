package io.rollcall.time;

import io.rollcall.freeze.SnapshotAware;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Two copies that wake from one image hold one generator's state; each takes in 32 bytes of the kernel's before it draws. */
@Singleton
final class Randomness implements SnapshotAware {
    private static final int SEED_BYTES = 32;

    private final SecureRandom random;

    Randomness(SecureRandom random) {
        this.random = random;
    }

    @Override
    public void forget() {
        random.setSeed(random.generateSeed(SEED_BYTES));
    }
}
