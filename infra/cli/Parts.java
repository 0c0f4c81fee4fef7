import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Cuts a file between records, so that a line break within quotation marks cuts nothing. Holds one part in memory. */
final class Parts implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final int most;
    private final int rows;
    private final boolean csv;
    private final byte[] header;
    private byte[] waiting;
    private long line = 1;
    private long read;
    private int number;

    Parts(Options options) throws IOException {
        this.input = new BufferedInputStream(Files.newInputStream(options.file()), BUFFER);
        this.most = options.partBytes();
        this.rows = options.partRows();
        this.csv = options.isCsv();
        this.header = csv ? record() : new byte[0];
        this.line += lines(header);
        this.waiting = record();
    }

    /** The next part; null at the end. A file without records is one part, for the server to judge. */
    Part next() throws IOException {
        if (waiting.length == 0 && number > 0) {
            return null;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(header);
        long first = line;
        int taken = 0;
        do {
            body.writeBytes(waiting);
            line += lines(waiting);
            waiting = record();
            taken++;
        } while (waiting.length > 0 && taken < rows && body.size() + waiting.length <= most);
        number++;
        return new Part(number, body.toByteArray(), first, lines(header), read - waiting.length);
    }

    /** A record with its line break; empty at the end. In CSV a quotation mark opens a cell only where the cell begins (RFC 4180, section 2). */
    private byte[] record() throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        Cell cell = Cell.BEGINS;
        for (int one = input.read(); one >= 0; one = input.read()) {
            record.write(one);
            if (one == '\n' && (!csv || cell != Cell.QUOTED)) {
                break;
            }
            if (record.size() > most) {
                throw new Stop(Stop.FAILED, "line " + line + ": this record is larger than a part; is a quotation mark missing?");
            }
            cell = cell.after(one);
        }
        read += record.size();
        return record.toByteArray();
    }

    private static int lines(byte[] record) {
        int lines = 0;
        for (byte one : record) {
            if (one == '\n') {
                lines++;
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    /** Where in a cell the reader is. */
    private enum Cell {
        BEGINS,
        PLAIN,
        QUOTED,
        /** Behind a quotation mark that ends the cell, or is the first of two that stand for one. */
        QUOTE_SEEN;

        Cell after(int one) {
            return switch (this) {
                case BEGINS, PLAIN -> one == ',' ? BEGINS : one == '"' && this == BEGINS ? QUOTED : PLAIN;
                case QUOTED -> one == '"' ? QUOTE_SEEN : QUOTED;
                case QUOTE_SEEN -> one == '"' ? QUOTED : one == ',' ? BEGINS : PLAIN;
            };
        }
    }
}
