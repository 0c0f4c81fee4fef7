import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which parts are done, in a file beside the input, until all are. A file that has changed since begins anew. */
final class State {
    private final Path file;
    private final String name;
    private final boolean kept;

    State(Options options) throws IOException {
        this.file = options.file().resolveSibling(options.file().getFileName() + ".import-state");
        this.name = "import-" + hash(options.file()) + "-" + options.mode() + "-" + options.partBytes() + "-" + options.partRows() + "-";
        this.kept = !options.dryRun();
    }

    /** The same for the same content, cut and imported in the same way; with a part's number behind it, an Idempotency-Key. */
    String name() {
        return name;
    }

    /** How many parts are done. */
    int finished() throws IOException {
        String noted = kept && Files.exists(file) ? Files.readString(file).strip() : "";
        return noted.startsWith(name) ? Integer.parseInt(noted.substring(name.length())) : 0;
    }

    /** Notes a part as done, at once or not at all. */
    void finish(int part) throws IOException {
        if (kept) {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, name + part + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    void end() throws IOException {
        if (kept) {
            Files.deleteIfExists(file);
        }
    }

    private static String hash(Path input) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream content = new DigestInputStream(Files.newInputStream(input), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
