package io.rollcall.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two copies of one generator's state, as two processes have it that wake from one image at the same millisecond. The JDK's own choice on
 * Linux reads the kernel's generator anyway; here stands one whose whole state lies in the heap, which is the worst case.
 */
class RandomnessTest {
    private static final int IDS = 10_000;
    private static final Clock STOPPED = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void twoCopiesOfOneImageShareNoIdOnceTheyHaveWoken() throws Exception {
        byte[] image = image();
        Set<UUID> first = ids(wake(image, true));
        Set<UUID> second = ids(wake(image, true));
        assertEquals(IDS, first.size());
        assertEquals(IDS, second.size());
        first.retainAll(second);
        assertEquals(Set.of(), first);
    }

    @Test
    void withoutWakingTheyWouldShareEveryOne() throws Exception {
        byte[] image = image();
        assertEquals(ids(wake(image, false)), ids(wake(image, false)));
    }

    private static byte[] image() throws NoSuchAlgorithmException, IOException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.nextInt();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(random);
        }
        return bytes.toByteArray();
    }

    private static SecureRandom wake(byte[] image, boolean told) throws IOException, ClassNotFoundException {
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(image))) {
            SecureRandom random = (SecureRandom) stream.readObject();
            if (told) {
                new Randomness(random).forget();
            }
            return random;
        }
    }

    private static Set<UUID> ids(SecureRandom random) {
        Ids ids = new Ids(STOPPED, random);
        return Stream.generate(ids::next).limit(IDS).collect(Collectors.toCollection(HashSet::new));
    }
}
