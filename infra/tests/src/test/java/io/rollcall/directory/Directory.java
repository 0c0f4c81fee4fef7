package io.rollcall.directory;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.rollcall.account.FirstAdministrator;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.database.PasswordConnector;
import io.rollcall.local.NettyContext;
import io.rollcall.local.PooledDataSource;
import io.rollcall.security.RouteTable;
import io.rollcall.setting.Settings;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.MovableClock;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import io.rollcall.testing.Transport;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The directory on a database of its own, reached over each transport, the functions under their own roles. One is started per JVM for
 * all suites; a suite that needs other settings or an empty database opens another.
 */
public final class Directory implements AutoCloseable {
    /** {@code iss} of every token. */
    public static final String ISSUER = "https://rollcall.test";

    /** The password of every account in {@link Account}. */
    public static final String PASSWORD = "correct horse battery staple";

    private static final Pattern EMPLOYEES = Pattern.compile("/employees(/.*)?");
    private static final Pattern ADMIN = Pattern.compile("/(admin|users|api-keys|audit)(/.*)?");
    private static final AtomicLong NUMBERS = new AtomicLong(1_000);

    private final TestPostgres.Copy database = TestPostgres.copy();
    private final KeyPair signingKey = TestKeys.rsa();
    private final Map<Carrier, Transport> transports = new EnumMap<>(Carrier.class);
    private final Map<Account, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> overrides;
    private final Functions functions;
    private final Conformance conformance = Conformance.get();
    private final ApplicationContext context;
    private final int port;

    private Directory(Map<String, String> overrides) {
        this.overrides = overrides;
        Settings settings = settings(database.url());
        DatabaseSettings connections = DatabaseSettings.from(settings);
        this.context = NettyContext.start(settings, new PooledDataSource(new PasswordConnector(connections)), 0);
        context.getBean(FirstAdministrator.class).ensure(PASSWORD);
        this.port = context.getBean(EmbeddedServer.class).start().getPort();
        this.functions = Functions.start(role -> settings(database.url(role)));
        transports.put(Carrier.NETTY, new NettyTransport(port, 1));
        transports.put(Carrier.PAYLOAD_1, new GatewayTransport(1, this::function));
        transports.put(Carrier.PAYLOAD_2, new GatewayTransport(2, this::function));
    }

    public static Directory get() {
        return Holder.DIRECTORY;
    }

    /** Another directory, which its suite closes. */
    public static Directory with(Map<String, String> settings) {
        return new Directory(settings);
    }

    @Override
    public void close() {
        functions.close();
        context.close();
    }

    /** Moves the clocks of all copies on; the database's goes on as it did. */
    public void advance(Duration time) {
        context.getBean(MovableClock.class).advance(time);
        functions.advance(time);
    }

    /** A client with another address than that of {@link #send}. */
    public Transport client(Carrier carrier, int host) {
        if (carrier == Carrier.NETTY) {
            return conformance.over(new NettyTransport(port, host));
        }
        GatewayTransport gateway = gateway(carrier);
        return conformance.over(
                call -> gateway.deliver(call, GatewayTransport.from(gateway.event(call), "198.51.100." + host)));
    }

    /** The answer, which the document of the API has to know. */
    public Reply send(Carrier carrier, Call call) {
        return conformance.check(call, transport(carrier).send(call));
    }

    /** An answer that came in another way, if the document of the API knows it. */
    public Reply check(Call call, Reply reply) {
        return conformance.check(call, reply);
    }

    public Transport transport(Carrier carrier) {
        return Objects.requireNonNull(transports.get(carrier));
    }

    /** The transport behind payload 1 or 2. */
    public GatewayTransport gateway(Carrier carrier) {
        return (GatewayTransport) transport(carrier);
    }

    /** An access token that lives as long as the tests. */
    public String token(Account account) {
        return sessions.computeIfAbsent(account, this::open).accessToken();
    }

    /** Signs in once more. */
    public Session signIn(String username, String password) {
        return Session.of(send(Carrier.NETTY, Call.post("/auth/token").form("username", username, "password", password))
                .expect(200)
                .json());
    }

    /** Registers an account that nobody else uses, with {@link #PASSWORD}; its name. */
    public String newcomer() {
        String name = "newcomer-" + number();
        register(name);
        return name;
    }

    /** A number that no other test uses. */
    public static long number() {
        return NUMBERS.incrementAndGet();
    }

    public TestPostgres.Copy database() {
        return database;
    }

    public KeyPair signingKey() {
        return signingKey;
    }

    public RouteTable routes() {
        return context.getBean(RouteTable.class);
    }

    public int port() {
        return port;
    }

    private Session open(Account account) {
        if (account != Account.ADMIN) {
            register(account.username());
            database.execute(
                    "UPDATE users SET role = '" + account.role() + "' WHERE username = '" + account.username() + "'");
        }
        return signIn(account.username(), PASSWORD);
    }

    private void register(String name) {
        send(
                        Carrier.NETTY,
                        Call.post("/auth/register")
                                .json("{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}"))
                .expect(201);
    }

    private Settings settings(String url) {
        Map<String, String> values = new HashMap<>(Map.of(
                "DATABASE_URL",
                url,
                "JWT_SIGNING_KEY",
                TestKeys.pem(signingKey),
                "ROLLCALL_ISSUER",
                ISSUER,
                "ROLLCALL_LIMITS_FACTOR",
                "100000"));
        values.putAll(overrides);
        return new Settings(values);
    }

    private RequestStreamHandler function(Call call) {
        if (EMPLOYEES.matcher(call.path()).matches()) {
            return functions.employees();
        }
        return ADMIN.matcher(call.path()).matches() ? functions.admin() : functions.login();
    }

    private static final class Holder {
        private static final Directory DIRECTORY = new Directory(Map.of());
    }
}
