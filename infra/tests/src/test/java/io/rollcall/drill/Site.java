package io.rollcall.drill;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.rollcall.account.FirstAdministrator;
import io.rollcall.database.DatabaseSettings;
import io.rollcall.database.PasswordConnector;
import io.rollcall.directory.Conformance;
import io.rollcall.directory.NettyTransport;
import io.rollcall.employees.EmployeesHandler;
import io.rollcall.lambda.FunctionHandler;
import io.rollcall.local.NettyContext;
import io.rollcall.local.PooledDataSource;
import io.rollcall.login.LoginHandler;
import io.rollcall.setting.Settings;
import io.rollcall.testing.Call;
import io.rollcall.testing.FaultProxy;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import io.rollcall.testing.Transport;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A directory of a drill's own: a server with a pool and functions with a connection each, all reaching the database by a proxy. */
final class Site implements AutoCloseable {
    static final String PASSWORD = "correct horse battery staple";

    private static final String ROLE = "drill_role";

    private final TestPostgres.Copy database = TestPostgres.copy();
    private final FaultProxy proxy = FaultProxy.before(database.url());
    private final KeyPair signingKey = TestKeys.rsa();
    private final List<AutoCloseable> started = new ArrayList<>();
    private final String url;
    private final int factor;

    private Site(String options, int factor) {
        this.url = database.url(role()) + options;
        this.factor = factor;
        try (LoginHandler owner = new LoginHandler(settings(database.url()))) {
            owner.context().getBean(FirstAdministrator.class).ensure(PASSWORD);
        }
    }

    static Site open() {
        return new Site("", 100_000);
    }

    /** With more for the connection's URL. */
    static Site withOptions(String options) {
        return new Site(options, 100_000);
    }

    /** With the limits as they are by default. */
    static Site withLimits() {
        return new Site("", 1);
    }

    FaultProxy proxy() {
        return proxy;
    }

    TestPostgres.Copy database() {
        return database;
    }

    /** The one who connects, for direct connections that use up its limit. */
    String directUrl() {
        return url;
    }

    static String roleName() {
        return ROLE;
    }

    /** All functions behind one Netty server. */
    Netty server() {
        Settings settings = settings(proxy.through(url));
        DatabaseSettings connections = DatabaseSettings.from(settings);
        ApplicationContext context =
                NettyContext.start(settings, new PooledDataSource(new PasswordConnector(connections)), 0);
        started.add(context);
        int port = context.getBean(EmbeddedServer.class).start().getPort();
        return new Netty(port, Conformance.get().over(new NettyTransport(port)), new Statements(context));
    }

    record Netty(int port, Transport transport, Statements statements) {}

    /** The login and the employees function behind a gateway. */
    Transport functions() {
        FunctionHandler login = login();
        FunctionHandler employees = new EmployeesHandler(settings(proxy.through(url)));
        started.add(employees);
        return Conformance.get()
                .over(new GatewayTransport(1, call -> call.path().startsWith("/employees") ? employees : login));
    }

    /** One more running copy of the login function. */
    FunctionHandler login() {
        FunctionHandler login = new LoginHandler(settings(proxy.through(url)));
        started.add(login);
        return login;
    }

    static Call signIn(String password) {
        return Call.post("/login").json("{\"username\":\"admin\",\"password\":\"" + password + "\"}");
    }

    static String token(Transport transport) {
        Reply reply = transport.send(signIn(PASSWORD)).expect(200);
        return reply.json().path("access_token").textValue();
    }

    static Call create(long empId) {
        return Call.post("/employees").json("""
                {"emp_id":%d,"emp_name":"Ada","city":"Paris","country":"France","emp_dob":"1990-01-01"}""".formatted(empId));
    }

    @Override
    public void close() {
        for (AutoCloseable one : started.reversed()) {
            try {
                one.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
        proxy.close();
    }

    private Settings settings(String databaseUrl) {
        return new Settings(Map.of(
                "DATABASE_URL",
                databaseUrl,
                "JWT_SIGNING_KEY",
                TestKeys.pem(signingKey),
                "ROLLCALL_ISSUER",
                "https://rollcall.test",
                "ROLLCALL_LIMITS_FACTOR",
                String.valueOf(factor)));
    }

    /** Not the owner: no limit of connections holds for a superuser. */
    private String role() {
        database.execute("""
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%1$s') THEN
                    CREATE ROLE %1$s LOGIN INHERIT IN ROLE rollcall_login, rollcall_employees, rollcall_admin;
                  END IF;
                END $$""".formatted(ROLE));
        return ROLE;
    }
}
