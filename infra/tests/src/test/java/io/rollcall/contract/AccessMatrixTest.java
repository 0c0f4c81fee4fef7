package io.rollcall.contract;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.security.RouteTable;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route with every verb and every credential: who passes is written here once more, apart from what the routes declare. */
@OnEveryTransport
class AccessMatrixTest extends Contract {
    private static final Set<Bearer> NOBODY_DEAD = EnumSet.complementOf(EnumSet.of(Bearer.DEAD_TOKEN, Bearer.DEAD_KEY));
    private static final Set<Bearer> SIGNED_IN = without(NOBODY_DEAD, Bearer.NOBODY);
    private static final Set<Bearer> TOKENS = EnumSet.of(
            Bearer.USER, Bearer.EDITOR, Bearer.ADMIN, Bearer.ADMIN_FOR_KEYS_WRITE, Bearer.ADMIN_FOR_USERS_WRITE);
    private static final Set<Bearer> KEYS = EnumSet.of(
            Bearer.USER_KEY,
            Bearer.EDITOR_KEY,
            Bearer.ADMIN_KEY,
            Bearer.EDITOR_KEY_FOR_WRITING,
            Bearer.ADMIN_KEY_FOR_AUDIT);
    private static final Set<Bearer> READERS =
            EnumSet.of(Bearer.USER, Bearer.EDITOR, Bearer.ADMIN, Bearer.USER_KEY, Bearer.EDITOR_KEY, Bearer.ADMIN_KEY);
    private static final Set<Bearer> WRITERS =
            EnumSet.of(Bearer.EDITOR, Bearer.ADMIN, Bearer.EDITOR_KEY, Bearer.ADMIN_KEY, Bearer.EDITOR_KEY_FOR_WRITING);
    private static final Set<Bearer> ADMINISTRATORS = EnumSet.of(Bearer.ADMIN, Bearer.ADMIN_KEY);
    private static final Set<Bearer> AUDITORS = EnumSet.of(Bearer.ADMIN, Bearer.ADMIN_KEY, Bearer.ADMIN_KEY_FOR_AUDIT);
    private static final Set<Bearer> USER_WRITERS =
            EnumSet.of(Bearer.ADMIN, Bearer.ADMIN_KEY, Bearer.ADMIN_FOR_USERS_WRITE);
    private static final Set<Bearer> KEY_WRITERS =
            EnumSet.of(Bearer.ADMIN, Bearer.ADMIN_KEY, Bearer.ADMIN_FOR_KEYS_WRITE);

    private static final Map<String, Set<Bearer>> PASSES = Map.ofEntries(
            entry("GET /", NOBODY_DEAD),
            entry("GET /public", NOBODY_DEAD),
            entry("GET /rate-limit-test", NOBODY_DEAD),
            entry("GET /.well-known/jwks.json", NOBODY_DEAD),
            entry("GET /.well-known/oauth-authorization-server", NOBODY_DEAD),
            entry("GET /openapi.json", NOBODY_DEAD),
            entry("GET /openapi.yaml", NOBODY_DEAD),
            entry("GET /docs", NOBODY_DEAD),
            entry("GET /docs/{version}/{file}", NOBODY_DEAD),
            entry("GET /health", NOBODY_DEAD),
            entry("GET /employees/health", NOBODY_DEAD),
            entry("GET /admin/health", NOBODY_DEAD),
            entry("POST /login", NOBODY_DEAD),
            entry("POST /auth/token", NOBODY_DEAD),
            entry("POST /auth/register", NOBODY_DEAD),
            entry("POST /auth/revoke", NOBODY_DEAD),
            entry("POST /auth/logout", TOKENS),
            entry("POST /auth/password", TOKENS),
            entry("GET /me", SIGNED_IN),
            entry("GET /private", SIGNED_IN),
            entry("GET /protected", TOKENS),
            entry("GET /api/secure", TOKENS),
            entry("GET /data", KEYS),
            entry("GET /employees", READERS),
            entry("GET /employees/{emp_id}", READERS),
            entry("GET /employees/export", READERS),
            entry("POST /employees", WRITERS),
            entry("POST /employees/import", WRITERS),
            entry("PATCH /employees/{emp_id}", WRITERS),
            entry("DELETE /employees/{emp_id}", WRITERS),
            entry("GET /admin", ADMINISTRATORS),
            entry("GET /admin/signing-keys", ADMINISTRATORS),
            entry("POST /admin/signing-keys/{kid}/retire", ADMINISTRATORS),
            entry("GET /users", ADMINISTRATORS),
            entry("GET /users/{id}", ADMINISTRATORS),
            entry("POST /users", USER_WRITERS),
            entry("PATCH /users/{id}", USER_WRITERS),
            entry("DELETE /users/{id}", USER_WRITERS),
            entry("GET /api-keys", ADMINISTRATORS),
            entry("POST /api-keys", KEY_WRITERS),
            entry("POST /api-keys/{id}/rotate", KEY_WRITERS),
            entry("DELETE /api-keys/{id}", KEY_WRITERS),
            entry("GET /audit", AUDITORS));

    AccessMatrixTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void everyRouteHasAnExpectationAndEveryExpectationARoute() {
        assertEquals(new TreeSet<>(PASSES.keySet()), routes().collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whoMayUseARouteMayAndNobodyElse(String route) {
        Set<Bearer> passes = PASSES.getOrDefault(route, Set.of());
        for (Bearer bearer : Bearer.values()) {
            Reply reply = send(Wallet.get().show(bearer, harmless(route)));
            String cell = route + " with " + bearer + ": " + reply;
            if (passes.contains(bearer)) {
                assertFalse(reply.status() == 401 || reply.status() == 403 || reply.status() >= 500, cell);
            } else if (bearer.isAlive()) {
                assertEquals(403, reply.status(), cell);
                problem(reply, 403, "Access denied");
            } else {
                assertEquals(401, reply.status(), cell);
                problem(reply, 401, bearer.word);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whoMayReadARouteMayAskForItsHead(String route) {
        if (!route.startsWith("GET ")) {
            return;
        }
        Set<Bearer> passes = PASSES.getOrDefault(route, Set.of());
        for (Bearer bearer : Bearer.values()) {
            Call call = Wallet.get().show(bearer, harmless(route));
            Reply reply = send(new Call("HEAD", call.path(), call.query(), call.headers(), call.body()));
            assertEquals(
                    passes.contains(bearer),
                    reply.status() != 401 && reply.status() != 403,
                    route + " with " + bearer + ": " + reply);
            assertEquals(0, reply.body().length);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aWrongVerbIs405ForEveryone(String route) {
        String path = harmless(route).path();
        boolean literal = routes().anyMatch(other -> path(other).equals(path));
        Set<String> right = routes().filter(other -> literal
                        ? path(other).equals(path)
                        : pattern(other).matcher(path).matches())
                .map(other -> other.substring(0, other.indexOf(' ')))
                .collect(Collectors.toSet());
        for (String verb : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            if (right.contains(verb)) {
                continue;
            }
            for (Bearer bearer :
                    List.of(Bearer.NOBODY, Bearer.DEAD_TOKEN, Bearer.USER, Bearer.ADMIN, Bearer.ADMIN_KEY)) {
                Reply reply = send(Wallet.get().show(bearer, Call.of(verb, path)));
                problem(reply, 405, "Method not allowed");
                assertTrue(reply.require("Allow").contains("OPTIONS"), reply::toString);
                for (String allowed : right) {
                    assertTrue(List.of(reply.require("Allow").split(", ", -1)).contains(allowed), reply::toString);
                }
            }
        }
    }

    private static Pattern pattern(String route) {
        return Pattern.compile(path(route).replaceAll("\\{\\w+}", "[^/]+").replace(".", "\\."));
    }

    static Stream<String> routes() {
        return Directory.get().routes().routes().stream()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " " + RouteTable.path(route))
                .distinct();
    }

    /** A request that changes nothing even where it passes. */
    private static Call harmless(String route) {
        String verb = route.substring(0, route.indexOf(' '));
        String path = path(route)
                .replace("{emp_id}", "8999999999999999")
                .replace("{id}", "00000000-0000-7000-8000-000000000000")
                .replace("{kid}", "unknown")
                .replace("{version}/{file}", "1/x");
        Call call = Call.of(verb, path);
        if (route.equals("POST /employees/import")) {
            return call.body("text/csv", new byte[] {'x'});
        }
        if (route.equals("POST /auth/token") || route.equals("POST /auth/revoke")) {
            return call.form("token", "nonsense");
        }
        return verb.equals("POST") && !route.equals("POST /auth/logout") || verb.equals("PATCH")
                ? call.json("{\"nonsense\":1}")
                : call;
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }

    private static Set<Bearer> without(Set<Bearer> all, Bearer one) {
        Set<Bearer> fewer = EnumSet.copyOf(all);
        fewer.remove(one);
        return fewer;
    }

    /** What a client may come with. */
    enum Bearer {
        NOBODY("Unauthorized"),
        DEAD_TOKEN("Invalid token"),
        DEAD_KEY("Invalid API key"),
        USER(""),
        EDITOR(""),
        ADMIN(""),
        ADMIN_FOR_KEYS_WRITE("keys:write"),
        ADMIN_FOR_USERS_WRITE("users:write"),
        USER_KEY("{\"name\":\"user\",\"role\":\"user\"}"),
        EDITOR_KEY("{\"name\":\"editor\",\"role\":\"editor\"}"),
        ADMIN_KEY("{\"name\":\"admin\",\"role\":\"admin\"}"),
        EDITOR_KEY_FOR_WRITING("{\"name\":\"narrow\",\"role\":\"editor\",\"scopes\":[\"employees:write\"]}"),
        ADMIN_KEY_FOR_AUDIT("{\"name\":\"narrow\",\"role\":\"admin\",\"scopes\":[\"audit:read\"]}");

        /** The problem of a dead one, the scope of a narrowed token, the body that makes a key. */
        private final String word;

        Bearer(String word) {
            this.word = word;
        }

        boolean isAlive() {
            return NOBODY_DEAD.contains(this) && this != NOBODY;
        }

        boolean isKey() {
            return name().contains("KEY") && this != ADMIN_FOR_KEYS_WRITE;
        }
    }

    /** The credentials themselves, made once. */
    private static final class Wallet {
        private static final Wallet WALLET = new Wallet();

        private final Map<Bearer, String> kept =
                Arrays.stream(Bearer.values()).collect(Collectors.toMap(bearer -> bearer, Wallet::make));

        static Wallet get() {
            return WALLET;
        }

        Call show(Bearer bearer, Call call) {
            if (bearer == Bearer.NOBODY) {
                return call;
            }
            if (bearer.isKey()) {
                return call.header("X-API-Key", text(bearer));
            }
            boolean ends = call.path().equals("/auth/logout") && bearer.isAlive();
            return call.bearer(ends ? make(bearer) : text(bearer));
        }

        private String text(Bearer bearer) {
            return kept.getOrDefault(bearer, "");
        }

        private static String make(Bearer bearer) {
            Directory directory = Directory.get();
            return switch (bearer) {
                case NOBODY -> "";
                case DEAD_TOKEN -> "a.b.c";
                case DEAD_KEY -> "rk_nonsense";
                case USER, EDITOR, ADMIN -> fresh(Account.valueOf(bearer.name()), "");
                case ADMIN_FOR_KEYS_WRITE, ADMIN_FOR_USERS_WRITE -> fresh(Account.ADMIN, bearer.word);
                default ->
                    directory
                            .send(
                                    Carrier.NETTY,
                                    Call.post("/api-keys")
                                            .bearer(directory.token(Account.ADMIN))
                                            .json(bearer.word))
                            .expect(201)
                            .json()
                            .path("key")
                            .textValue();
            };
        }

        private static String fresh(Account account, String scope) {
            Directory directory = Directory.get();
            directory.token(account);
            Call call = scope.isEmpty()
                    ? Call.post("/auth/token").form("username", account.username(), "password", Directory.PASSWORD)
                    : Call.post("/auth/token")
                            .form("username", account.username(), "password", Directory.PASSWORD, "scope", scope);
            return directory
                    .send(Carrier.NETTY, call)
                    .expect(200)
                    .json()
                    .path("access_token")
                    .textValue();
        }
    }
}
