package io.rollcall.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of statements, each of which ends with a semicolon at the end of its line; comments have lines of their own.
 *
 * @param name on the class path
 * @param text the whole file
 */
record Script(String name, String text) {
    /** Reads a file from the class path. */
    static Script of(String name) {
        try (InputStream stream = Script.class.getResourceAsStream("/" + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new Script(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The statements, without comments and closing semicolons. */
    List<String> statements() {
        String code = text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(code.split(";\\s*(\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
