package io.rollcall.transfer;

import io.rollcall.directory.Directory;
import io.rollcall.testing.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The local server in a process of its own, with as much memory as it is given. */
final class SmallServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("curl (http://localhost:\\d+)/public");

    private final Process process;
    private final String address;

    private SmallServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static SmallServer start(TestPostgres.Copy database, Path folder, int megabytes) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "io.rollcall.local.Main"))
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "PORT",
                        "0",
                        "DATABASE_URL",
                        database.url(),
                        "ROLLCALL_DATA_DIR",
                        folder.toString(),
                        "ROLLCALL_ADMIN_PASSWORD",
                        Directory.PASSWORD));
        Process process = builder.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.matches()) {
                return new SmallServer(process, address.group(1));
            }
        }
        throw new IllegalStateException(said.toString());
    }

    String address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
