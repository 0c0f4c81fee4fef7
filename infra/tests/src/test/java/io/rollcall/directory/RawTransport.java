package io.rollcall.directory;

import io.rollcall.testing.Call;
import io.rollcall.testing.Header;
import io.rollcall.testing.Reply;
import io.rollcall.testing.Transport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP/1.1 by hand, for requests that no client library would write. */
final class RawTransport implements Transport {
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;

    RawTransport(int port) {
        this.port = port;
    }

    @Override
    public Reply send(Call call) {
        StringBuilder head = new StringBuilder(
                call.method() + " " + call.target() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        call.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        boolean stated = call.headers().stream().anyMatch(header -> "content-length".equalsIgnoreCase(header.name()));
        if (!stated && (call.body().length > 0 || "POST".equals(call.method()))) {
            head.append("Content-Length: ").append(call.body().length).append("\r\n");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(call.body());
            socket.getOutputStream().flush();
            return read(socket.getInputStream(), "HEAD".equals(call.method()));
        } catch (IOException failed) {
            throw new UncheckedIOException(call.toString(), failed);
        }
    }

    private static Reply read(InputStream stream, boolean bodiless) throws IOException {
        int status = Integer.parseInt(line(stream).split(" ", 3)[1]);
        List<Header> headers = new ArrayList<>();
        for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
            String[] parts = line.split(":", 2);
            headers.add(new Header(parts[0], parts[1].strip()));
        }
        Reply head = new Reply(status, headers, new byte[0]);
        if (bodiless) {
            return head;
        }
        byte[] body = head.header("Transfer-Encoding").isPresent()
                ? chunks(stream)
                : stream.readNBytes(
                        head.header("Content-Length").map(Integer::parseInt).orElse(0));
        return new Reply(status, headers, body);
    }

    private static byte[] chunks(InputStream stream) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(stream), 16); size > 0; size = Integer.parseInt(line(stream), 16)) {
            new ByteArrayInputStream(stream.readNBytes(size)).transferTo(body);
            line(stream);
        }
        return body.toByteArray();
    }

    private static String line(InputStream stream) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = stream.read(); octet != '\n'; octet = stream.read()) {
            if (octet < 0) {
                throw new IOException("The server hung up after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
