import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What a person asked for. */
record Options(Path file, URI url, String mode, boolean dryRun, int partBytes, int partRows, Map<String, String> environment) {
    private static final String USAGE = """
            java infra/cli/Import.java FILE [--url http://localhost:8080] [--mode create|upsert] [--dry-run] [--part-mib 1..5] [--part-rows 1..]
              FILE is CSV, or NDJSON where its name ends in .ndjson or .jsonl.
              Credentials come from the environment: ROLLCALL_API_KEY, or ROLLCALL_USERNAME and ROLLCALL_PASSWORD.""";

    static Options of(String[] arguments, Map<String, String> environment) throws IOException {
        Path file = null;
        String url = "http://localhost:8080";
        String mode = "create";
        boolean dryRun = false;
        int mebibytes = 1;
        int rows = Integer.MAX_VALUE;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--url" -> url = value(arguments, ++i);
                case "--mode" -> mode = value(arguments, ++i);
                case "--dry-run" -> dryRun = true;
                case "--part-mib" -> mebibytes = number(value(arguments, ++i));
                case "--part-rows" -> rows = number(value(arguments, ++i));
                default -> {
                    if (file != null || arguments[i].startsWith("-")) {
                        throw misused();
                    }
                    file = Path.of(arguments[i]);
                }
            }
        }
        if (file == null || !mode.matches("create|upsert") || mebibytes < 1 || mebibytes > 5 || rows < 1) {
            throw misused();
        }
        if (!Files.isRegularFile(file)) {
            throw new Stop(Stop.MISUSED, file + " is no file");
        }
        return new Options(file, target(url), mode, dryRun, mebibytes << 20, rows, environment);
    }

    boolean isCsv() {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return !name.endsWith(".ndjson") && !name.endsWith(".jsonl");
    }

    private static Stop misused() {
        return new Stop(Stop.MISUSED, USAGE);
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw misused();
        }
        return arguments[index];
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Credentials do not travel in the clear to another machine. */
    private static URI target(String text) throws IOException {
        URI url = URI.create(text.replaceAll("/+$", ""));
        boolean plain = "http".equals(url.getScheme());
        if (url.getHost() == null || !plain && !"https".equals(url.getScheme())) {
            throw new Stop(Stop.MISUSED, "--url takes an address that begins with https:// or http://");
        }
        if (plain && !InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
            throw new Stop(Stop.MISUSED, "--url: only this machine is reached by http; take https");
        }
        return url;
    }
}
