package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.directory.Session;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold when many come at once. */
@OnEveryTransport
class RaceTest extends Contract {
    RaceTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void aHundredCreationsOfOneNumberMakeOneEmployee() throws Exception {
        ObjectNode draft = Employees.someone();
        directory.token(Account.EDITOR);
        assertEquals(
                Map.of(201, 1L, 409, 99L),
                statuses(Drill.atOnce(
                        100,
                        () -> sendAs(Account.EDITOR, Call.post("/employees").json(draft.toString())))));
    }

    @Test
    void aHundredChangesUnderOneEntityTagChangeOnce() throws Exception {
        ObjectNode draft = Employees.someone();
        String tag = sendAs(Account.EDITOR, Call.post("/employees").json(draft.toString()))
                .expect(201)
                .require("ETag");
        AtomicInteger cities = new AtomicInteger();
        List<Reply> replies = Drill.atOnce(
                100,
                () -> sendAs(
                        Account.EDITOR,
                        Call.patch("/employees/" + draft.get("emp_id"))
                                .header("If-Match", tag)
                                .json("{\"city\":\"City " + cities.incrementAndGet() + "\"}")));
        assertEquals(Map.of(200, 1L, 412, 99L), statuses(replies));
        Reply winner = replies.stream()
                .filter(reply -> reply.status() == 200)
                .findFirst()
                .orElseThrow();
        Reply now = sendAs(Account.USER, Call.get("/employees/" + draft.get("emp_id")))
                .expect(200);
        assertEquals(winner.json(), now.json());
        assertEquals(winner.require("ETag"), now.require("ETag"));
    }

    @Test
    void fiftyDeletionsDeleteOnce() throws Exception {
        ObjectNode draft = Employees.someone();
        sendAs(Account.EDITOR, Call.post("/employees").json(draft.toString())).expect(201);
        List<Reply> replies =
                Drill.atOnce(50, () -> sendAs(Account.EDITOR, Call.delete("/employees/" + draft.get("emp_id"))));
        assertEquals(Map.of(204, 1L, 404, 49L), statuses(replies));
    }

    @Test
    void twentyUsesOfOneRefreshTokenLeaveOneLineAtMost() throws Exception {
        String name = directory.newcomer();
        for (int round = 0; round < Drill.rounds(3, 1_000); round++) {
            Session session = directory.signIn(name, Directory.PASSWORD);
            List<Reply> replies = Drill.atOnce(20, () -> send(refresh(session)));
            assertTrue(
                    replies.stream().allMatch(reply -> reply.status() == 200 || reply.status() == 400),
                    replies::toString);
            long alive = 0;
            for (Reply reply : replies) {
                if (reply.status() == 200
                        && send(refresh(Session.of(reply.json()))).status() == 200) {
                    alive++;
                }
            }
            assertTrue(alive <= 1, "Lines alive: " + alive);
        }
    }

    @Test
    void aLogoutWinsOverEveryRefreshThatRunsBesideIt() throws Exception {
        String name = directory.newcomer();
        for (int round = 0; round < Drill.rounds(5, 1_000); round++) {
            Session session = directory.signIn(name, Directory.PASSWORD);
            List<Callable<Reply>> tasks = List.of(
                    () -> send(Call.post("/auth/logout").bearer(session.accessToken())),
                    () -> send(refresh(session)),
                    () -> send(refresh(session)));
            List<Reply> replies = Drill.atOnce(tasks);
            replies.getFirst().expect(204);
            for (Reply reply : replies.subList(1, 3)) {
                if (reply.status() == 200) {
                    Session fresh = Session.of(reply.json());
                    send(refresh(fresh)).expect(400);
                    send(Call.post("/auth/logout").bearer(fresh.accessToken())).expect(401);
                }
            }
            send(refresh(session)).expect(400);
        }
    }

    @Test
    void aStolenTokensReuseEndsTheLineEvenBesideItsOwnersRefresh() throws Exception {
        String name = directory.newcomer();
        for (int round = 0; round < Drill.rounds(5, 1_000); round++) {
            Session stolen = directory.signIn(name, Directory.PASSWORD);
            Session second = Session.of(send(refresh(stolen)).expect(200).json());
            Session third = Session.of(send(refresh(second)).expect(200).json());
            List<Callable<Reply>> tasks = List.of(() -> send(refresh(stolen)), () -> send(refresh(third)));
            List<Reply> replies = Drill.atOnce(tasks);
            replies.getFirst().expect(400);
            if (replies.get(1).status() == 200) {
                send(refresh(Session.of(replies.get(1).json()))).expect(400);
            }
            send(refresh(third)).expect(400);
        }
    }

    @Test
    void everyPostOfManyIsAnswered() throws Exception {
        directory.token(Account.EDITOR);
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            replies.addAll(Drill.atOnce(
                    60, () -> sendAs(Account.EDITOR, Call.post("/employees").json("{}"))));
        }
        assertEquals(Map.of(422, 300L), statuses(replies));
    }

    private static Call refresh(Session session) {
        return Call.post("/auth/token").form("grant_type", "refresh_token", "refresh_token", session.refreshToken());
    }

    private static Map<Integer, Long> statuses(List<Reply> replies) {
        return replies.stream().collect(Collectors.groupingBy(Reply::status, Collectors.counting()));
    }
}
