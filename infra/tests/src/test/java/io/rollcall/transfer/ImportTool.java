package io.rollcall.transfer;

import io.rollcall.directory.Directory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code infra/cli/Import.java}, run as a person runs it. */
final class ImportTool {
    private static final Path PROGRAM = Path.of(System.getProperty("basedir", "infra/tests"))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("cli")
            .resolve("Import.java");

    private final Directory directory;

    ImportTool(Directory directory) {
        this.directory = directory;
    }

    /** Lets it end. */
    Run run(Path file, String... options) throws IOException, InterruptedException {
        Process process = start(file, options);
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        }
        return new Run(process.waitFor(), lines);
    }

    /** Kills it when it says that a part is done. */
    void kill(Path file, int part, String... options) throws IOException, InterruptedException {
        Process process = start(file, options);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            while (line != null && !line.contains("part " + part + " ")) {
                line = output.readLine();
            }
            process.destroyForcibly();
        }
        process.waitFor();
    }

    private Process start(Path file, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                PROGRAM.toString(),
                file.toString(),
                "--url",
                "http://127.0.0.1:" + directory.port()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("ROLLCALL_USERNAME", "admin", "ROLLCALL_PASSWORD", Directory.PASSWORD));
        return builder.start();
    }

    record Run(int status, List<String> lines) {
        String last() {
            return lines.getLast();
        }
    }
}
