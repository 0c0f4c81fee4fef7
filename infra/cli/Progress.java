/** Shows how far it is: a bar where a person looks on, else a line for each part. */
final class Progress {
    private static final int WIDTH = 40;

    private final boolean watched = System.console() != null && System.console().isTerminal();
    private final long size;
    private boolean open;

    Progress(long size) {
        this.size = Math.max(size, 1);
    }

    void show(Part part, Counts counts) {
        int percent = (int) (part.end() * 100 / size);
        if (watched) {
            String bar = "#".repeat(percent * WIDTH / 100);
            System.out.printf("\r[%-" + WIDTH + "s] %3d %%  %s", bar, percent, counts);
            open = true;
        } else {
            System.out.printf("%3d %%  part %d  %s%n", percent, part.number(), counts);
        }
    }

    /** Leaves the bar's line. */
    void end() {
        if (open) {
            System.out.println();
            open = false;
        }
    }
}
