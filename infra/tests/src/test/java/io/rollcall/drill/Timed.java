package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An answer and how long it took. */
record Timed(Reply reply, Duration time) {
    /** The longest that a failing answer may take. */
    static final Duration BOUND = Duration.ofSeconds(4);

    static Timed send(Transport transport, Call call) {
        long start = System.nanoTime();
        Reply reply = transport.send(call);
        return new Timed(reply, Duration.ofNanos(System.nanoTime() - start));
    }

    /** All at once. */
    static List<Timed> send(Transport transport, List<Call> calls) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Timed>> sent = calls.stream()
                    .map(call -> threads.submit(() -> send(transport, call)))
                    .toList();
            return sent.stream().map(Timed::wait).toList();
        }
    }

    /** Sends the same until it succeeds; how long that took. */
    static Duration recovery(Transport transport, Call call, Duration most) {
        long start = System.nanoTime();
        Reply reply = transport.send(call);
        while (reply.status() == 503 && System.nanoTime() - start < most.toNanos()) {
            reply = transport.send(call);
        }
        reply.expect(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The answer says that it may be asked again, and says it in time. */
    Timed unavailable() {
        reply.expect(503);
        assertEquals("application/problem+json", reply.require("Content-Type"));
        assertEquals("service_unavailable", reply.json().path("code").textValue());
        assertTrue(Integer.parseInt(reply.require("Retry-After")) > 0);
        inTime();
        return this;
    }

    Timed inTime() {
        assertTrue(time.compareTo(BOUND) < 0, () -> time + " for " + reply);
        return this;
    }

    private static Timed wait(Future<Timed> sent) {
        try {
            return sent.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
