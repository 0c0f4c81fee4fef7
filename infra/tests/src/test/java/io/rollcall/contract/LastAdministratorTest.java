package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody can always administer the directory; this one is its own, so that nobody else's administrators count. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastAdministratorTest {
    private final Directory directory = Directory.with(Map.of());

    @BeforeAll
    void signIn() {
        directory.token(Account.ADMIN);
    }

    @AfterAll
    void close() {
        directory.close();
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void theLastOneCanBeNeitherDemotedNorDisabledNorLockedNorDeleted(Carrier carrier) {
        String path = "/users/"
                + send(carrier, Call.get("/me")).expect(200).json().path("id").textValue();
        for (Call call : List.of(
                Call.patch(path).json("{\"role\":\"editor\"}"),
                Call.patch(path).json("{\"disabled\":true}"),
                Call.patch(path).json("{\"locked\":true}"),
                Call.patch(path).json("{\"role\":\"user\",\"disabled\":true,\"password\":\"a wholly new one\"}"),
                Call.delete(path))) {
            Contract.problem(
                    send(carrier, call),
                    409,
                    "Conflict",
                    "The last enabled administrator cannot be demoted, disabled, locked or deleted");
        }
        send(carrier, Call.get("/admin")).expect(200);
        directory.signIn("admin", Directory.PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void aDisabledAdministratorIsNotCounted(Carrier carrier) {
        JsonNode other = Users.make(directory, "admin");
        send(carrier, Call.patch(Users.path(other)).json("{\"disabled\":true}")).expect(200);
        String path =
                "/users/" + send(carrier, Call.get("/me")).json().path("id").textValue();
        Contract.problem(send(carrier, Call.patch(path).json("{\"role\":\"user\"}")), 409, "Conflict");
        send(carrier, Call.delete(Users.path(other))).expect(204);
    }

    @ParameterizedTest
    @MethodSource("io.rollcall.directory.Carrier#here")
    void twoAdministratorsCannotRemoveEachOtherAtOnce(Carrier carrier) throws Exception {
        for (int round = 0; round < Drill.rounds(4, 1_000); round++) {
            JsonNode one = Users.make(directory, "admin");
            JsonNode two = Users.make(directory, "admin");
            String first = Users.signIn(directory, one).accessToken();
            String second = Users.signIn(directory, two).accessToken();
            directory.database().execute("UPDATE users SET disabled = true WHERE username = 'admin'");
            try {
                List<Reply> replies = Drill.atOnce(
                        List.of(remove(carrier, first, two, round), remove(carrier, second, one, round + 1)));
                long done =
                        replies.stream().filter(reply -> reply.status() < 300).count();
                assertEquals(1, done, replies::toString);
                assertTrue(
                        replies.stream()
                                .allMatch(reply ->
                                        List.of(200, 204, 401, 403, 409).contains(reply.status())),
                        replies::toString);
            } finally {
                directory.database().execute("UPDATE users SET disabled = false WHERE username = 'admin'");
            }
            directory.database().execute("DELETE FROM users WHERE username <> 'admin'");
        }
    }

    private Callable<Reply> remove(Carrier carrier, String token, JsonNode user, int way) {
        Call call = switch (way % 3) {
            case 0 -> Call.patch(Users.path(user)).json("{\"role\":\"user\"}");
            case 1 -> Call.patch(Users.path(user)).json("{\"disabled\":true}");
            default -> Call.delete(Users.path(user));
        };
        return () -> directory.send(carrier, call.bearer(token));
    }

    private Reply send(Carrier carrier, Call call) {
        return directory.send(carrier, call.bearer(directory.token(Account.ADMIN)));
    }
}
