package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that never finish what they send. */
class SlowBodyTest {
    private static final int CLIENTS = 200;

    private final Directory directory = Directory.get();

    @Test
    void manyBodiesThatNeverEndHoldNobodyElseUp() throws Exception {
        String head =
                "POST /employees HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\nAuthorization: Bearer "
                        + directory.token(Account.EDITOR) + "\r\n\r\n{\"emp_id\":";
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), directory.port());
                sockets.add(socket);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                directory.send(Carrier.NETTY, Call.get("/public")).expect(200);
                directory
                        .send(Carrier.NETTY, Call.get("/employees?limit=1").bearer(directory.token(Account.USER)))
                        .expect(200);
                directory
                        .send(
                                Carrier.NETTY,
                                Call.post("/employees")
                                        .bearer(directory.token(Account.EDITOR))
                                        .json("{}"))
                        .expect(422);
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(taken.compareTo(Duration.ofSeconds(10)) < 0, taken::toString);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
