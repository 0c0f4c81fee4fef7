import java.io.IOException;
import java.nio.file.Files;

/**
 * Imports a CSV or NDJSON file of any size, part by part, each all or nothing. What is interrupted goes on where it was when it is started
 * again: finished parts are noted in a file beside the input, and a part whose answer was lost is sent under the same Idempotency-Key, which
 * the server obeys once. Needs a JDK 25 and nothing else.
 */
final class Import {
    private final Options options;
    private final Server server;
    private final State state;
    private final Progress progress;
    private Counts counts = new Counts(0, 0, 0);
    private int errors;

    private Import(Options options) throws IOException {
        this.options = options;
        this.server = new Server(options);
        this.state = new State(options);
        this.progress = new Progress(Files.size(options.file()));
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            new Import(Options.of(arguments, System.getenv())).run();
        } catch (Stop told) {
            System.err.println(told.getMessage());
            System.exit(told.code());
        } catch (IOException failed) {
            System.err.println(failed);
            System.exit(Stop.FAILED);
        }
    }

    private void run() throws IOException, InterruptedException {
        int before = state.finished();
        try (Parts parts = new Parts(options)) {
            for (Part part = parts.next(); part != null; part = parts.next()) {
                if (part.number() > before) {
                    send(part);
                }
                progress.show(part, counts);
            }
        }
        progress.end();
        if (errors > 0) {
            throw new Stop(Stop.FAILED, errors + (errors == 1 ? " error" : " errors") + ". Nothing was written.");
        }
        state.end();
        System.out.println(counts + (options.dryRun() ? ". Nothing was written." : "."));
        if (before > 0) {
            System.out.println("The first " + before + " parts had been imported before.");
        }
    }

    private void send(Part part) throws IOException, InterruptedException {
        Answer answer = server.send(part, state.name());
        if (answer.status() == 200) {
            counts = counts.plus(answer);
            state.finish(part.number());
            return;
        }
        progress.end();
        errors += part.tell(answer);
        if (!options.dryRun()) {
            String before = part.number() == 1 ? "Nothing was imported." : "Part " + part.number() + " was not imported; all before it are.";
            throw new Stop(Stop.FAILED, before + " Mend the file and start again, with --mode upsert where some are there; --dry-run tells every error beforehand.");
        }
    }
}
