package io.rollcall.account;

import io.rollcall.digest.Sha256;
import io.rollcall.failure.Unavailable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with m=19456 KiB, t=2, p=1, the least that OWASP's Password Storage Cheat Sheet names, in the PHC string
 * format. At most one computation per core runs at a time, so that a flood of sign-ins cannot exhaust the memory, and none waits longer
 * than {@value #PATIENCE_SECONDS} seconds for its turn. Safe for use by many threads.
 */
@Singleton
public final class PasswordHash {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PATIENCE_SECONDS = 2;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

    private final SecureRandom random;
    private final Semaphore turns;

    /** Kept from one computation to the next, wiped: making it anew costs a tenth of a computation, and work for the collector. */
    private final BlockPool blocks;

    private final String decoy;

    PasswordHash(SecureRandom random) {
        this.random = random;
        int cores = Runtime.getRuntime().availableProcessors();
        this.turns = new Semaphore(cores);
        this.blocks = new FixedBlockPool(cores * MEMORY_KIB);
        this.decoy = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$"
                + base64(new byte[SALT_BYTES]) + "$" + base64(new byte[HASH_BYTES]);
    }

    /** A hash for keeping, with a salt of its own. */
    public String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = compute(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64(salt) + "$"
                + base64(hash);
    }

    /**
     * A digest that tells one password from another in the same place, as slow to guess from as {@link #of}.
     *
     * @param place stands for the salt, so it must be another for each password that is kept
     */
    public String digest(String password, String place) {
        byte[] salt = Arrays.copyOf(Sha256.of(place), SALT_BYTES);
        return base64(compute(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
    }

    /** Whether the password is the one that was hashed; takes the same time whichever octet differs. */
    public boolean matches(String password, String kept) {
        Matcher phc = PHC.matcher(kept);
        if (!phc.matches()) {
            throw new IllegalStateException("A kept password hash is not in the PHC format of Argon2id");
        }
        byte[] expected = Base64.getDecoder().decode(phc.group(5));
        byte[] actual = compute(
                password,
                Base64.getDecoder().decode(phc.group(4)),
                Integer.parseInt(phc.group(1)),
                Integer.parseInt(phc.group(2)),
                Integer.parseInt(phc.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /** Does the work of {@link #matches} where there is nothing to match. */
    public void pretend(String password) {
        matches(password, decoy);
    }

    /** Whether a kept hash was made with weaker parameters than today's. */
    public boolean isOutdated(String kept) {
        Matcher phc = PHC.matcher(kept);
        return !phc.matches() || Integer.parseInt(phc.group(1)) < MEMORY_KIB || Integer.parseInt(phc.group(2)) < PASSES;
    }

    private byte[] compute(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .withBlockPool(blocks)
                .build());
        byte[] hash = new byte[length];
        takeTurn();
        try {
            argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            turns.release();
        }
        return hash;
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Unavailable();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
