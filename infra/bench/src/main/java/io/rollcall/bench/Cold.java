package io.rollcall.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.testing.Call;
import io.rollcall.testing.FunctionProcess;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Cold starts of the packaged functions against the floor, side by side: process start to the first 200 of an authenticated request,
 * over the Lambda Runtime API, with a PostgreSQL on this machine. Rounds are interleaved in a random order and the first does not count.
 */
public final class Cold {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String PASSWORD = "correct horse battery staple";
    private static final int ROUNDS = 15;
    private static final long NUMBER = 4711;

    private final Path project;
    private final Path target;
    private final TestPostgres.Copy database = TestPostgres.copy();
    private final KeyPair signingKey = TestKeys.rsa();
    private final String java = System.getProperty("java.home") + "/bin/java";

    private Cold(Path project, Path target) {
        this.project = project;
        this.target = target;
    }

    /**
     * Measures and reports; with {@code check}, only the floor and the employees function, against the figures that are recorded.
     *
     * @param arguments the number of rounds, 15 unless it is given; and {@code check} or nothing
     */
    public static void main(String[] arguments) throws IOException {
        Cold cold = new Cold(
                Path.of(System.getProperty("rollcall.project")), Path.of(System.getProperty("rollcall.results")));
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        boolean check = arguments.length > 1 && "check".equals(arguments[1]);
        ColdReport report = new ColdReport(cold.measure(cold.candidates(check), rounds), rounds);
        System.out.println(report.markdown());
        Files.writeString(cold.target.resolve("cold.md"), report.markdown());
        Files.writeString(cold.target.resolve("cold.json"), report.json());
        Files.writeString(cold.target.resolve("cold.svg"), report.chart());
        if (check
                && !Recorded.read(cold.project.resolve("infra/bench/recorded.json"))
                        .holds(report)) {
            System.exit(1);
        }
    }

    private Map<Candidate, List<ColdStart>> measure(List<Candidate> candidates, int rounds) throws IOException {
        Map<Candidate, List<ColdStart>> starts = new LinkedHashMap<>();
        candidates.forEach(candidate -> starts.put(candidate, new ArrayList<>()));
        Random random = new Random(1);
        for (int round = 0; round <= rounds; round++) {
            System.err.println(
                    round == 0 ? "A round that does not count ..." : "Round " + round + " of " + rounds + " ...");
            List<Candidate> order = new ArrayList<>(candidates);
            Collections.shuffle(order, random);
            for (Candidate candidate : order) {
                ColdStart start = ColdStart.of(candidate);
                if (round > 0) {
                    starts.computeIfAbsent(candidate, first -> new ArrayList<>())
                            .add(start);
                }
            }
        }
        return starts;
    }

    private List<Candidate> candidates(boolean few) throws IOException {
        database.execute("INSERT INTO employees (id, emp_id, emp_name, city, country, emp_dob,"
                + " name_folded, city_folded, country_folded, version, created_at, updated_at)"
                + " VALUES (gen_random_uuid(), " + NUMBER + ", 'Ada Lovelace', 'London', 'UK', '1990-12-10',"
                + " 'ada lovelace', 'london', 'uk', 1, now(), now())");
        String token = token();
        byte[] employee = event(Call.get("/employees/" + NUMBER).bearer(token));
        byte[] admin = event(Call.get("/admin").bearer(token));
        byte[] login = event(Call.get("/me").bearer(token));
        byte[] signIn = event(Call.post("/login").json(account()));
        List<Candidate> candidates = new ArrayList<>();
        candidates.addAll(floor(employee));
        candidates.addAll(function("employees", "EmployeesHandler", employee, "Ada Lovelace"));
        if (few) {
            return candidates;
        }
        candidates.addAll(function("admin", "AdminHandler", admin, "Welcome Admin!"));
        candidates.addAll(function("login", "LoginHandler", login, "is_admin"));
        Candidate custom = candidates.getLast();
        candidates.add(new Candidate(
                "login, a sign-in: custom runtime",
                "login",
                custom.folder(),
                custom.command(),
                custom.handler(),
                custom.settings(),
                signIn,
                "access_token"));
        return candidates;
    }

    /** Without and with a cache of its own. */
    private List<Candidate> floor(byte[] event) throws IOException {
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                database.url("rollcall_employees"),
                "FLOOR_PUBLIC_KEY",
                Base64.getEncoder().encodeToString(signingKey.getPublic().getEncoded()));
        Path folder = Files.createDirectories(target.resolve("floor"));
        List<String> jars = new ArrayList<>(
                List.of(target.resolve("rollcall-bench-0.1.0-floor.jar").toString()));
        jars.add(runtime().toString());
        jars.add(driver());
        String classPath = String.join(":", jars);
        return withAndWithoutCache(
                "floor", folder, classPath, "io.rollcall.bench.floor.FloorHandler", settings, event, "Ada Lovelace");
    }

    private List<Candidate> function(String name, String handler, byte[] event, String wanted) throws IOException {
        Map<String, String> settings = settings(name);
        String full = "io.rollcall." + name + "." + handler;
        Path folder = Files.createDirectories(target.resolve(name));
        Path jar = project.resolve("infra/runtime/target/rollcall-" + name + "-custom/function.jar");
        List<Candidate> candidates = new ArrayList<>(
                withAndWithoutCache(name, folder, jar + ":" + runtime(), full, settings, event, wanted));
        Path custom = project.resolve("infra/runtime/target/rollcall-" + name + "-custom");
        candidates.add(new Candidate(
                name + ": custom runtime",
                name,
                custom,
                List.of(custom.resolve("bootstrap").toString()),
                full,
                settings,
                event,
                wanted));
        return candidates;
    }

    private List<Candidate> withAndWithoutCache(
            String name,
            Path folder,
            String classPath,
            String handler,
            Map<String, String> settings,
            byte[] event,
            String wanted)
            throws IOException {
        Path cache = folder.resolve("cache.aot");
        Path options = project.resolve("infra/runtime/src/main/options/" + (name.equals("floor") ? "employees" : name));
        Candidate without = new Candidate(
                name + ": no cache",
                name,
                folder,
                command(options, List.of(), classPath, handler),
                handler,
                settings,
                event,
                wanted);
        Candidate with = new Candidate(
                name + ": own cache",
                name,
                folder,
                command(options, List.of("-XX:AOTCache=" + cache), classPath, handler),
                handler,
                settings,
                event,
                wanted);
        System.err.println("Training the cache of " + name + " ...");
        Files.deleteIfExists(cache);
        Candidate training = new Candidate(
                name,
                name,
                folder,
                command(options, List.of("-XX:AOTCacheOutput=" + cache), classPath, handler),
                handler,
                settings,
                event,
                wanted);
        try (FunctionProcess process = training.start()) {
            for (int i = 0; i < 5; i++) {
                process.invoke(event);
            }
            process.terminate();
        }
        return List.of(without, with);
    }

    private List<String> command(Path options, List<String> more, String classPath, String handler) {
        List<String> command = new ArrayList<>(List.of(java, "@" + options));
        command.addAll(more);
        command.addAll(List.of("-cp", classPath, CLIENT, handler));
        return command;
    }

    private Path runtime() {
        return project.resolve("infra/runtime/target/rollcall-employees-custom/runtime.jar");
    }

    private static String driver() {
        return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .filter(entry ->
                        entry.contains("/org/postgresql/postgresql/") || entry.contains("/aws-lambda-java-core/"))
                .reduce((one, other) -> one + ":" + other)
                .orElseThrow();
    }

    private String token() throws IOException {
        Path folder = project.resolve("infra/runtime/target/rollcall-login-custom");
        try (FunctionProcess process = FunctionProcess.start(
                folder,
                List.of(folder.resolve("bootstrap").toString()),
                "io.rollcall.login.LoginHandler",
                settings("login"))) {
            GatewayTransport transport = new GatewayTransport(1, any -> process);
            transport.send(Call.post("/auth/register").json(account())).expect(201);
            database.execute("UPDATE users SET role = 'admin'");
            return transport
                    .send(Call.post("/login").json(account()))
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
        }
    }

    private Map<String, String> settings(String function) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "DATABASE_URL",
                database.url("rollcall_" + function),
                "ROLLCALL_LIMITS_FACTOR",
                "100000",
                "ROLLCALL_ISSUER",
                "https://rollcall.test"));
        if ("login".equals(function)) {
            settings.put("JWT_SIGNING_KEY", TestKeys.pem(signingKey));
            settings.put("ACCESS_TOKEN_EXPIRE_MINUTES", "60");
        }
        return settings;
    }

    private static byte[] event(Call call) throws IOException {
        return JSON.writeValueAsBytes(new GatewayTransport(1, any -> {
                    throw new IllegalStateException();
                })
                .event(call));
    }

    private static String account() {
        return "{\"username\":\"bench\",\"password\":\"" + PASSWORD + "\"}";
    }
}
