package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What ends with time. The directory is this suite's own, because its clock is moved. */
@OnEveryTransport
class TimeTest extends Contract {
    private static final Directory LATER = Directory.with(Map.of("ROLLCALL_LIMITS_FACTOR", "1"));
    private static final AtomicInteger HOSTS = new AtomicInteger(9);
    private static final Pattern STATE = Pattern.compile("\"[a-z-]+\";r=(\\d+);t=(\\d+)");
    private static final Duration DAY = Duration.ofHours(24);

    private final Transport client;

    TimeTest(Carrier carrier) {
        super(carrier, LATER);
        this.client = LATER.client(carrier, HOSTS.incrementAndGet());
    }

    @AfterAll
    static void close() {
        LATER.close();
    }

    @Test
    void aLimitCountsDownToItsResetAndBeginsAnew() {
        for (int i = 0; i < 3; i++) {
            state(client.send(Call.get("/rate-limit-test")).expect(200), 2 - i, 60);
        }
        LATER.advance(Duration.ofSeconds(20));
        Reply refused = client.send(Call.get("/rate-limit-test")).expect(429);
        state(refused, 0, 40);
        assertEquals(reset(refused), refused.require("Retry-After"));
        LATER.advance(Duration.ofSeconds(30));
        state(client.send(Call.get("/rate-limit-test")).expect(429), 0, 10);
        LATER.advance(Duration.ofSeconds(10));
        state(client.send(Call.get("/rate-limit-test")).expect(200), 2, 60);
    }

    @Test
    void aLimitOverAllCopiesBeginsAnewByTheDatabasesClock() {
        for (int i = 0; i < 5; i++) {
            client.send(Call.post("/login").json("{}")).expect(422);
        }
        client.send(Call.post("/login").json("{}")).expect(429);
        age(20);
        state(client.send(Call.post("/login").json("{}")).expect(429), 0, 40);
        age(41);
        state(client.send(Call.post("/login").json("{}")).expect(422), 4, 60);
    }

    @Test
    void anIdempotencyKeyIsForgottenAfterADayAndNotBefore() {
        long number = Directory.number();
        String first = create(number).expect(201).text();
        LATER.advance(DAY.minusSeconds(60));
        assertEquals(first, create(number).expect(201).text());
        LATER.advance(Duration.ofSeconds(61));
        problem(create(number), 409, "Conflict", "Employee business ID '" + number + "' already exists");
    }

    @Test
    void anAccessTokenEndsWithItsTimeThoughItWasVerifiedBefore() {
        String token = signIn();
        client.send(Call.get("/me").bearer(token)).expect(200);
        LATER.advance(Duration.ofMinutes(10).minusSeconds(5));
        client.send(Call.get("/me").bearer(token)).expect(200);
        LATER.advance(Duration.ofSeconds(5));
        problem(client.send(Call.get("/me").bearer(token)), 401, "Token expired");
    }

    @Test
    void aSessionThatIsNotRefreshedEndsAfterAWeek() {
        String kept = refreshToken();
        LATER.advance(Duration.ofDays(6).plusHours(23));
        String next = refresh(kept).expect(200).json().path("refresh_token").textValue();
        LATER.advance(Duration.ofDays(7).plusSeconds(1));
        assertEquals(
                "invalid_grant", refresh(next).expect(400).json().path("error").textValue());
    }

    private Reply create(long number) {
        return client.send(
                Call.post("/employees")
                        .bearer(signIn())
                        .header("Idempotency-Key", "write-" + number)
                        .json(
                                "{\"emp_id\":" + number
                                        + ",\"emp_name\":\"Ada\",\"city\":\"Paris\",\"country\":\"France\",\"emp_dob\":\"1990-01-01\"}"));
    }

    private String signIn() {
        return tokens().path("access_token").textValue();
    }

    private String refreshToken() {
        return tokens().path("refresh_token").textValue();
    }

    /** Each from an address of its own, because signing in is limited. */
    private JsonNode tokens() {
        return LATER.client(carrier, HOSTS.incrementAndGet())
                .send(Call.post("/login")
                        .json("{\"username\":\"" + Account.ADMIN.username() + "\",\"password\":\"" + Directory.PASSWORD
                                + "\"}"))
                .expect(200)
                .json();
    }

    private Reply refresh(String token) {
        return LATER.client(carrier, HOSTS.incrementAndGet())
                .send(Call.post("/auth/token").form("grant_type", "refresh_token", "refresh_token", token));
    }

    /** Time passes for the copies and for the database. */
    private static void age(int seconds) {
        LATER.advance(Duration.ofSeconds(seconds));
        LATER.database().execute("UPDATE rate_limits SET started_at = started_at - interval '" + seconds + " seconds'");
    }

    private static String reset(Reply reply) {
        return reply.require("RateLimit").replaceAll(".*;t=", "");
    }

    /** The time that is left may be less by a few seconds where the machine was slow. */
    private static void state(Reply reply, long left, long seconds) {
        Matcher state = STATE.matcher(reply.require("RateLimit"));
        assertTrue(state.matches(), reply::toString);
        assertEquals(left, Long.parseLong(state.group(1)), reply::toString);
        long told = Long.parseLong(state.group(2));
        assertTrue(told <= seconds && told > seconds - 5, reply::toString);
    }
}
