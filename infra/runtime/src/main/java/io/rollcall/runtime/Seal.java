package io.rollcall.runtime;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Binds an ahead-of-time cache to what it was made with: the JVM holds the classes of the cache for those of the jars without a look
 * at the jars, so a package with a new jar and an old cache would run the old classes in silence. A jar counts by the checksum of its
 * table of contents, which holds the checksum of every entry, so that a start need not read all of it (0.5 ms, measured). It guards
 * against mistakes, not against an attacker: who can change the jar can change the seal too.
 */
public final class Seal {
    private static final String FILE = "seal";
    private static final String CACHE = "function.aot";
    private static final List<String> JARS = List.of("function.jar", "runtime.jar");
    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054b50;

    private Seal() {}

    /** Writes the seal of a folder in which everything stands, the cache too. */
    public static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), String.join("\n", lines(folder)) + "\n");
    }

    /**
     * Compares a folder with its seal.
     *
     * @throws BrokenSeal when they differ
     */
    public static void check(Path folder) {
        try {
            List<String> sealed = Files.readAllLines(folder.resolve(FILE));
            for (String line : lines(folder)) {
                if (!sealed.contains(line)) {
                    throw new BrokenSeal(line.substring(0, line.indexOf(' ')) + " is not the one that " + CACHE
                            + " was made with: build the package again");
                }
            }
        } catch (IOException unreadable) {
            throw new BrokenSeal("The package is not whole: " + unreadable.getMessage());
        }
    }

    /** Checks the folder that is named, for builds. */
    public static void main(String[] arguments) {
        try {
            check(Path.of(arguments[0]));
        } catch (BrokenSeal broken) {
            System.err.println(arguments[0] + ": " + broken.getMessage());
            System.exit(1);
        }
    }

    private static List<String> lines(Path folder) throws IOException {
        Path java = folder.resolve("java");
        CRC32 release = new CRC32();
        release.update(Files.readAllBytes(java.resolve("release")));
        return List.of(
                "java " + Files.size(java.resolve("lib/modules")) + " " + Long.toHexString(release.getValue()),
                line(folder, JARS.get(0)),
                line(folder, JARS.get(1)));
    }

    private static String line(Path folder, String jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(jar).toFile(), "r")) {
            return jar + " " + file.length() + " " + Long.toHexString(checksum(file));
        }
    }

    /** The checksum of a zip's central directory (APPNOTE 4.3.12); a zip with a comment is none of ours. */
    private static long checksum(RandomAccessFile file) throws IOException {
        ByteBuffer end = read(file, file.length() - END_RECORD, END_RECORD);
        if (end.getInt(0) != END_SIGNATURE) {
            throw new IOException("a jar without its table of contents");
        }
        CRC32 checksum = new CRC32();
        checksum.update(read(file, Integer.toUnsignedLong(end.getInt(16)), end.getInt(12)));
        return checksum.getValue();
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int size) throws IOException {
        byte[] bytes = new byte[size];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
