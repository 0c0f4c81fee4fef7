package io.rollcall.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import redis.clients.jedis.Jedis;

@EnabledIf(value = "hasServer", disabledReason = "no valkey-server or redis-server on this machine: not run")
class RedisTest {
    private static final Duration BOUND = Duration.ofSeconds(10);

    static boolean hasServer() {
        return RedisServer.program().isPresent();
    }

    @Test
    void oneLimitHoldsOverTwoCopies() throws IOException {
        try (RedisServer redis = RedisServer.start();
                RunningCopy first = new RunningCopy(environment(redis, 1));
                RunningCopy second = new RunningCopy(environment(redis, 1))) {
            int let = 0;
            for (int i = 0; i < 10; i++) {
                RunningCopy copy = i % 2 == 0 ? first : second;
                let += copy.send(wrongSignIn()).status() == 401 ? 1 : 0;
            }
            assertEquals(5, let);
            Reply refused = second.send(wrongSignIn()).expect(429);
            assertEquals("\"login\";q=5;w=60", refused.require("RateLimit-Policy"));
        }
    }

    @Test
    void credentialRoutesFailClosedWhileTheStoreIsAway() throws IOException {
        RedisServer redis = RedisServer.start();
        try (RunningCopy copy = new RunningCopy(environment(redis, 1))) {
            copy.send(wrongSignIn()).expect(401);
            redis.close();
            copy.send(wrongSignIn()).expect(503).require("Retry-After");
            copy.send(Call.get("/public")).expect(200);
        }
    }

    @Test
    void aChangeIsSeenByAnotherCopyThatHadTheEmployeeCached() throws IOException {
        Map<String, String> environment;
        try (RedisServer redis = RedisServer.start()) {
            environment = environment(redis, 1000);
            try (RunningCopy writer = new RunningCopy(environment);
                    RunningCopy reader = new RunningCopy(environment)) {
                String token = writer.administrator();
                writer.send(
                                Call.post("/employees")
                                        .bearer(token)
                                        .json(
                                                "{\"emp_id\":7,\"emp_name\":\"Ida\",\"city\":\"Old\",\"country\":\"X\",\"emp_dob\":\"1990-01-01\"}"))
                        .expect(201);
                assertEquals("Old", city(reader, token));
                writer.send(Call.patch("/employees/7").bearer(token).json("{\"city\":\"New\"}"))
                        .expect(200);
                assertEquals("New", city(writer, token));
                assertTimeoutPreemptively(BOUND, () -> {
                    while (!"New".equals(city(reader, token))) {
                        Thread.onSpinWait();
                    }
                });
            }
        }
    }

    /** One vain wait speaks for all that come within a second: an import of many rows is no longer for it. */
    @Test
    void aRedisThatHangsHoldsUpOneRequestAndNotEveryRow() throws Exception {
        try (RedisServer redis = RedisServer.start();
                RunningCopy copy = new RunningCopy(environment(redis, 1000))) {
            String token = copy.administrator();
            StringBuilder rows = new StringBuilder("emp_id,emp_name,city,country,emp_dob\n");
            for (int i = 1; i <= 200; i++) {
                rows.append(i).append(",Ida,Old,X,1990-01-01\n");
            }
            upsert(copy, token, rows.toString());
            redis.hang(true);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(4),
                    () -> upsert(copy, token, rows.toString().replace("Old", "New")));
            redis.hang(false);
        }
    }

    @Test
    void whatIsNoneOfOursInRedisHarmsNobody() throws Exception {
        try (RedisServer redis = RedisServer.start();
                RunningCopy writer = new RunningCopy(environment(redis, 1000));
                Jedis stranger = new Jedis("127.0.0.1", redis.port())) {
            String token = writer.administrator();
            upsert(writer, token, "emp_id,emp_name,city,country,emp_dob\n7,Ida,Old,X,1990-01-01\n");
            long listeners = listeners(stranger);
            stranger.publish("rollcall:drops", "employee:abc");
            stranger.publish("rollcall:drops", "nonsense\n\nemployee:99999999999999999999999");
            for (String kept : List.of("nonsense", "{}", "{\"emp_id\":7}")) {
                stranger.set("rollcall:cache:employee:7", kept);
                stranger.publish("rollcall:drops", "employee:7");
                assertTimeoutPreemptively(BOUND, () -> {
                    while (!"Old".equals(city(writer, token))) {
                        Thread.onSpinWait();
                    }
                });
            }
            assertEquals(listeners, listeners(stranger));
        }
    }

    private static long listeners(Jedis redis) {
        return Objects.requireNonNull(redis.pubsubNumSub("rollcall:drops").get("rollcall:drops"));
    }

    private static void upsert(RunningCopy copy, String token, String rows) {
        copy.send(Call.post("/employees/import?mode=upsert")
                        .bearer(token)
                        .body("text/csv", rows.getBytes(StandardCharsets.UTF_8)))
                .expect(200);
    }

    private static String city(RunningCopy copy, String token) {
        return copy.send(Call.get("/employees/7").bearer(token))
                .expect(200)
                .json()
                .get("city")
                .asText();
    }

    private static Call wrongSignIn() {
        return Call.post("/login").json("{\"username\":\"nobody\",\"password\":\"wrong\"}");
    }

    private static Map<String, String> environment(RedisServer redis, int factor) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", TestPostgres.copy().url());
        environment.put("JWT_SIGNING_KEY", TestKeys.pem(TestKeys.rsa()));
        environment.put("REDIS_URL", redis.url());
        environment.put("ROLLCALL_LIMITS_FACTOR", String.valueOf(factor));
        return environment;
    }
}
