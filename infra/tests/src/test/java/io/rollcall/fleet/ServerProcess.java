package io.rollcall.fleet;

import io.rollcall.directory.NettyTransport;
import io.rollcall.local.Main;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The local server in a process of its own, with the class path of the tests. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Rollcall answers at http://localhost:(\\d+);.*");

    private final Process process;
    private final NettyTransport transport;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.transport = new NettyTransport(port);
    }

    /** Starts a process; it is waited for by {@link #ready}. */
    static Process start(Path folder, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()))
                .redirectErrorStream(true);
        builder.environment().putAll(settings);
        builder.environment().put("PORT", "0");
        builder.environment().put("ROLLCALL_DATA_DIR", folder.toString());
        return builder.start();
    }

    static ServerProcess ready(Process process) throws IOException {
        StringBuilder told = new StringBuilder();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(told::append));
                return new ServerProcess(process, Integer.parseInt(ready.group(1)));
            }
            told.append(line).append('\n');
        }
        throw new IOException("The server did not start: " + told);
    }

    Reply send(Call call) {
        return transport.send(call);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
