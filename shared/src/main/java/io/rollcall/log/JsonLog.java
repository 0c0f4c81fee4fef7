package io.rollcall.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/**
 * Writes events as lines of JSON. A stack's text is cut off after {@value #STACK} characters. Safe for use by many threads.
 *
 * @param out takes whole lines
 */
public record JsonLog(PrintStream out) {
    private static final int STACK = 16_000;
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Has all loggers of this process write here; to be called before the first of them is made. A process that has chosen otherwise keeps
     * its choice.
     */
    public static void install() {
        if (System.getProperty("slf4j.provider") == null) {
            System.setProperty("slf4j.internal.verbosity", "WARN");
            System.setProperty("slf4j.provider", JsonLogProvider.class.getName());
        }
    }

    void write(
            Instant time,
            Level level,
            String logger,
            String message,
            List<KeyValuePair> fields,
            @Nullable Throwable failed) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("timestamp", time.toString());
            json.writeStringField("level", level.name());
            json.writeStringField("logger", logger);
            json.writeStringField("message", message);
            for (KeyValuePair field : fields) {
                if (field.value instanceof Long number) {
                    json.writeNumberField(field.key, number);
                } else {
                    json.writeStringField(field.key, String.valueOf(field.value));
                }
            }
            if (failed != null) {
                json.writeStringField("stack", stack(failed));
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.println(line);
    }

    private static String stack(Throwable failed) {
        StringWriter text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text));
        return text.toString().substring(0, Math.min(text.getBuffer().length(), STACK));
    }
}
