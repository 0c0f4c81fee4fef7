import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some whole records.
 *
 * @param number from 1
 * @param body the header line of a CSV file stands before every part
 * @param firstLine of the file, of the first record
 * @param ahead how many lines stand before the first record in the body
 * @param end how many bytes of the file are behind it
 */
record Part(int number, byte[] body, long firstLine, int ahead, long end) {
    private static final int TOLD = 20;
    private static final Pattern ERROR =
            Pattern.compile("\\{\"line\":(\\d+),\"field\":\"((?:[^\"\\\\]|\\\\.)*)\",\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Prints the first errors of an answer by the lines of the whole file; how many there were. The server tells 1,000 at most. */
    int tell(Answer answer) {
        Matcher error = ERROR.matcher(answer.body());
        int found = 0;
        while (error.find()) {
            found++;
            if (found <= TOLD) {
                System.err.println("line " + line(Long.parseLong(error.group(1))) + ": " + text(error.group(2)) + ": " + text(error.group(3)));
            }
        }
        if (found > TOLD) {
            System.err.println("and " + (found - TOLD) + " more errors in part " + number);
        }
        if (found == 0) {
            Matcher detail = DETAIL.matcher(answer.body());
            System.err.println("part " + number + ", from line " + firstLine + ": " + answer.status()
                    + (detail.find() ? " " + text(detail.group(1)) : ""));
        }
        return Math.max(found, 1);
    }

    private long line(long inBody) {
        return inBody <= ahead ? inBody : firstLine + inBody - ahead - 1;
    }

    private static String text(String escaped) {
        return escaped.replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
