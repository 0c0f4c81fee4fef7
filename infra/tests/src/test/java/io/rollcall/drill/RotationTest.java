package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.SignedJWT;
import io.rollcall.account.FirstAdministrator;
import io.rollcall.admin.AdminHandler;
import io.rollcall.employees.EmployeesHandler;
import io.rollcall.lambda.FunctionHandler;
import io.rollcall.login.LoginHandler;
import io.rollcall.setting.Settings;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.MovableClock;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The README's steps to another signing key, while three copies of the employees function are asked without a pause. */
@Timeout(120)
class RotationTest {
    private static final int READERS = 3;
    private static final int READINGS = 40;

    private final TestPostgres.Copy database = TestPostgres.copy();
    private final String old = TestKeys.pem(TestKeys.rsa());
    private final String next = TestKeys.pem(TestKeys.rsa());
    private final List<FunctionHandler> functions = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<Reply> refused = new CopyOnWriteArrayList<>();
    private final AtomicLong readings = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void close() {
        over.set(true);
        functions.forEach(FunctionHandler::close);
    }

    @Test
    void nobodyIsRefusedWhileTheKeyChangesAndThenOnlyTheRetiredOneIs() throws Exception {
        FunctionHandler before = started(new LoginHandler(settings(old)));
        before.context().getBean(FirstAdministrator.class).ensure(Site.PASSWORD);
        List<FunctionHandler> copies = IntStream.range(0, READERS)
                .mapToObj(i -> started(new EmployeesHandler(settings(old))))
                .toList();
        String first = signIn(before);
        tokens.add(first);
        List<Thread> readers = copies.stream().map(this::reading).toList();
        awaitReadings();
        FunctionHandler published = started(new LoginHandler(settings(old + next)));
        tokens.add(signIn(published));
        advance(Duration.ofSeconds(61));
        awaitReadings();
        FunctionHandler after = started(new LoginHandler(settings(next + old)));
        String last = signIn(after);
        tokens.add(last);
        tokens.add(signIn(before));
        awaitReadings();
        assertEquals(List.of(), refused);
        tokens.retainAll(List.of(last));
        awaitReadings();
        FunctionHandler admin = started(new AdminHandler(settings(next)));
        send(
                        admin,
                        Call.post("/admin/signing-keys/" + kid(first) + "/retire")
                                .bearer(last)
                                .json("{}"))
                .expect(204);
        advance(Duration.ofSeconds(91));
        awaitReadings();
        over.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertEquals(List.of(), refused);
        for (FunctionHandler copy : copies) {
            send(copy, Call.get("/employees").bearer(last)).expect(200);
            send(copy, Call.get("/employees").bearer(first)).expect(401);
        }
    }

    private Thread reading(FunctionHandler copy) {
        return Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                for (String token : tokens) {
                    Reply reply = send(copy, Call.get("/employees?limit=1").bearer(token));
                    if (reply.status() != 200 && tokens.contains(token)) {
                        refused.add(reply);
                    }
                    readings.incrementAndGet();
                }
            }
        });
    }

    private void awaitReadings() {
        long enough = readings.get() + READINGS;
        while (readings.get() < enough) {
            Thread.onSpinWait();
        }
    }

    private void advance(Duration time) {
        functions.forEach(
                function -> function.context().getBean(MovableClock.class).advance(time));
    }

    private FunctionHandler started(FunctionHandler function) {
        if (!functions.isEmpty()) {
            MovableClock clock = function.context().getBean(MovableClock.class);
            Duration ahead = Duration.between(
                    clock.instant(),
                    functions.getFirst().context().getBean(MovableClock.class).instant());
            clock.advance(ahead);
        }
        functions.add(function);
        return function;
    }

    private static String signIn(FunctionHandler login) {
        return Site.token(call -> send(login, call));
    }

    private static String kid(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static Reply send(FunctionHandler function, Call call) {
        synchronized (function) {
            return new GatewayTransport(2, any -> function).send(call);
        }
    }

    private Settings settings(String keys) {
        return new Settings(
                Map.of("DATABASE_URL", database.url(), "JWT_SIGNING_KEY", keys, "ROLLCALL_LIMITS_FACTOR", "100000"));
    }
}
