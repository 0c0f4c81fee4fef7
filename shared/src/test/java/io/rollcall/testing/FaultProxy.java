package io.rollcall.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a database on this machine, and has the network fail on request. Safe for use by many threads. */
public final class FaultProxy implements AutoCloseable {
    private static final String JDBC = "jdbc:";
    private static final int BUFFER = 8192;

    private final InetSocketAddress database;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersLeft = new AtomicInteger(-1);
    private volatile Duration delay = Duration.ZERO;
    private volatile int port;
    private volatile ServerSocket listener;

    private FaultProxy(InetSocketAddress database) {
        this.database = database;
        this.listener = listen();
    }

    /** In front of the database of a JDBC URL. */
    public static FaultProxy before(String url) {
        URI uri = URI.create(url.substring(JDBC.length()));
        return new FaultProxy(new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    /** The same URL by way of this proxy. */
    public String through(String url) {
        URI uri = URI.create(url.substring(JDBC.length()));
        return JDBC + uri.getScheme() + "://127.0.0.1:" + port + uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** Has the database vanish: what is open is reset in the middle of whatever it does, and what comes anew is refused. */
    public void cut() {
        close(listener);
        open.forEach(FaultProxy::reset);
    }

    /** Resets what is open; new connections are taken. */
    public void hangUp() {
        open.forEach(FaultProxy::reset);
    }

    /** Passes so many more answers on and loses the next one with its connection: the database has done what it was asked. */
    public void hangUpAfter(int answers) {
        answersLeft.set(answers);
    }

    /** Has the database come back at the same address. */
    public void restore() {
        listener = listen();
    }

    /** Keeps every answer of the database back for so long. */
    public void delay(Duration time) {
        delay = time;
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = socket.getLocalPort();
            Thread.ofPlatform().daemon().name("fault-proxy").start(() -> accept(socket));
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                carry(socket, socket.accept());
            } catch (IOException refused) {
                // The client sees it; the next one is none the worse.
            }
        }
    }

    private void carry(ServerSocket socket, Socket client) throws IOException {
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        if (socket.isClosed()) {
            reset(client);
            return;
        }
        server.connect(database);
        Thread.ofPlatform().daemon().name("fault-proxy-up").start(() -> pump(client, server, false));
        Thread.ofPlatform().daemon().name("fault-proxy-down").start(() -> pump(server, client, true));
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                if (answers && answersLeft.getAndUpdate(left -> Math.max(-1, left - 1)) == 0) {
                    hangUp();
                    return;
                }
                if (answers && delay.isPositive()) {
                    Thread.sleep(delay);
                }
                output.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // One side hung up; so does the other.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException gone) {
            return;
        }
        close(socket);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            // It was to be closed.
        }
    }
}
