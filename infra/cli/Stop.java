/** Ends the program with a sentence for people. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final int code;

    Stop(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
