package io.rollcall.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A real server of the Redis protocol on loopback, from the machine's own package; it ends with the test. */
final class RedisServer implements AutoCloseable {
    private static final int TRIES = 500;

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program, where the machine has one. */
    static Optional<Path> program() {
        return Stream.of("valkey-server", "redis-server")
                .flatMap(name -> Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static RedisServer start() throws IOException {
        int port = freePort();
        List<String> command = List.of(
                program().orElseThrow().toString(),
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no");
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        RedisServer server = new RedisServer(process, port);
        server.await();
        return server;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Has the server take connections and answer nothing, or go on. */
    void hang(boolean hanging) throws IOException, InterruptedException {
        new ProcessBuilder("kill", hanging ? "-STOP" : "-CONT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void await() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {

                LockSupport.parkNanos(10_000_000);
            }
        }
        throw new IOException("The server of the Redis protocol did not start");
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
