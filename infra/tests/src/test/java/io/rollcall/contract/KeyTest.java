package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators do with API keys. */
@OnEveryTransport
class KeyTest extends Contract {
    KeyTest(Carrier carrier) {
        super(carrier);
    }

    @Test
    void aKeyMayDoAllThatItsRoleMay() {
        JsonNode key = make("\"role\":\"editor\"");
        assertEquals(
                "[\"employees:read\",\"employees:write\"]", key.path("scopes").toString());
        assertTrue(key.path("key").textValue().startsWith(key.path("prefix").textValue()));
        assertTrue(key.path("expires_at").isNull() && key.path("last_used_at").isNull(), key::toString);
        passes(key, true);
    }

    @Test
    void aKeyMayDoOnlyWhatItsScopesSay() {
        JsonNode key = make("\"role\":\"admin\",\"scopes\":[\"employees:read\"]");
        send(Call.get("/employees?limit=1").header("X-API-Key", text(key))).expect(200);
        problem(write(key), 403, "Access denied", "The permission 'employees:write' is needed");
        problem(send(Call.get("/admin").header("X-API-Key", text(key))), 403, "Access denied");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"user\"} | name",
                "{\"name\":\"\",\"role\":\"user\"} | name",
                "{\"name\":\"a\"} | role",
                "{\"name\":\"a\",\"role\":\"root\"} | role",
                "{\"name\":\"a\",\"role\":\"user\",\"scopes\":[\"employees:write\"]} | scopes",
                "{\"name\":\"a\",\"role\":\"user\",\"scopes\":[]} | scopes",
                "{\"name\":\"a\",\"role\":\"user\",\"scopes\":[\"nonsense\"]} | scopes",
                "{\"name\":\"a\",\"role\":\"user\",\"scopes\":[null]} | scopes",
                "{\"name\":\"a\",\"role\":\"user\",\"scopes\":[\"employees:read\",null]} | scopes",
                "{\"name\":\"a\",\"role\":\"user\",\"scopes\":\"employees:read\"} | scopes",
                "{\"name\":\"a\",\"role\":\"user\",\"expires_at\":\"2001-01-01T00:00:00Z\"} | expires_at",
                "{\"name\":\"a\",\"role\":\"user\",\"expires_at\":\"tomorrow\"} | expires_at",
                "{\"name\":\"a\",\"role\":\"user\",\"expires_at\":\"9999-12-31T23:59:59-18:00\"} | expires_at",
                "{\"name\":\"a\",\"role\":\"user\",\"user_id\":\"1\"} | user_id",
                "{\"name\":\"a\",\"role\":\"user\",\"user_id\":\"00000000-0000-7000-8000-000000000000\"} | user_id",
                "{\"name\":\"a\",\"role\":\"user\",\"key\":\"short\"} | key",
                "{\"name\":\"a\",\"role\":\"user\",\"key\":\"rk_of-our-own-making\"} | key",
                "{\"name\":\"a\",\"role\":\"user\",\"key\":\"with a blank in the middle\"} | key",
                "{\"name\":\"a\",\"role\":\"user\",\"hash\":\"x\"} | hash"
            })
    void aNewKeyIsReadStrictly(String body, String field) {
        invalid(asAdmin(Call.post("/api-keys").json(body)), field);
    }

    @Test
    void aKeyThatWasBroughtAlongOpensAndIsTakenOnce() {
        String brought = "brought-along-" + Directory.number();
        JsonNode key = make("\"role\":\"editor\",\"key\":\"" + brought + "\"");
        assertEquals(brought, text(key));
        assertTrue(key.path("prefix").textValue().length() <= brought.length() / 4);
        passes(key, true);
        send(Call.get("/data").header("Authorization", brought)).expect(200);
        problem(
                asAdmin(Call.post("/api-keys")
                        .json("{\"name\":\"again\",\"role\":\"user\",\"key\":\"" + brought + "\"}")),
                409,
                "Conflict");
    }

    @Test
    void theListNeverTellsAKeyOrItsHash() {
        JsonNode key = make("\"role\":\"user\"");
        Reply list = asAdmin(Call.get("/api-keys?limit=1000")).expect(200);
        JsonNode row = row(key);
        assertEquals(key.path("prefix"), row.path("prefix"));
        assertEquals(key.path("created_at"), row.path("created_at"));
        assertFalse(row.has("key") || row.has("hash"), row::toString);
        assertFalse(list.text().contains(text(key)));
    }

    @Test
    void theListIsPagedByCursor() {
        make("\"role\":\"user\"");
        make("\"role\":\"user\"");
        Reply first = asAdmin(Call.get("/api-keys?limit=1")).expect(200);
        assertEquals(1, first.json().size());
        assertTrue(first.require("Link").contains("cursor="), first::toString);
        invalid(asAdmin(Call.get("/api-keys?limit=0")), "limit");
    }

    @Test
    void anExpiredKeyIsRefusedAndCannotBeRotated() {
        JsonNode key =
                make("\"role\":\"editor\",\"expires_at\":\"" + Instant.now().plus(Duration.ofHours(1)) + "\"");
        passes(key, true);
        directory
                .database()
                .execute("UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = '" + id(key) + "'");
        passes(key, false);
        problem(asAdmin(Call.post("/api-keys/" + id(key) + "/rotate").json("{}")), 409, "Conflict");
    }

    @Test
    void aKeyThatExpiresWhileItIsRememberedIsRefusedOnTime() {
        JsonNode key =
                make("\"role\":\"editor\",\"expires_at\":\"" + Instant.now().plusMillis(900) + "\"");
        Instant end = Instant.parse(key.path("expires_at").textValue());
        Call call = Call.get("/data").header("X-API-Key", text(key));
        send(call).expect(200);
        while (Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        problem(send(call), 401, "Invalid API key");
    }

    @Test
    void aRevokedKeyIsDeadAndGoneFromTheList() {
        JsonNode key = make("\"role\":\"editor\"");
        passes(key, true);
        asAdmin(Call.delete("/api-keys/" + id(key))).expect(204);
        passes(key, false);
        assertTrue(row(key).isMissingNode());
        problem(asAdmin(Call.delete("/api-keys/" + id(key))), 404, "Not found");
        problem(asAdmin(Call.post("/api-keys/" + id(key) + "/rotate").json("{}")), 404, "Not found");
    }

    @Test
    void aRotationWithoutOverlapEndsTheOldKey() {
        JsonNode old = make("\"role\":\"editor\"");
        JsonNode fresh = rotate(old, "{}").expect(201).json();
        assertNotEquals(text(old), text(fresh));
        assertNotEquals(id(old), id(fresh));
        assertEquals(old.path("scopes"), fresh.path("scopes"));
        assertEquals(old.path("name"), fresh.path("name"));
        passes(old, false);
        passes(fresh, true);
    }

    @Test
    void aRotationWithOverlapLetsBothLive() {
        JsonNode old = make("\"role\":\"editor\"");
        JsonNode fresh = rotate(old, "{\"overlap_seconds\":3600}").expect(201).json();
        passes(old, true);
        passes(fresh, true);
        assertFalse(row(old).path("expires_at").isNull());
        assertTrue(row(fresh).path("expires_at").isNull());
    }

    @ParameterizedTest
    @CsvSource(value = {"-1", "2592001", "1.5", "'\"60\"'", "null", "true"})
    void anOverlapOutOfBoundsIs422(String overlap) {
        invalid(rotate(make("\"role\":\"user\""), "{\"overlap_seconds\":" + overlap + "}"), "overlap_seconds");
    }

    @Test
    void aKeyIsNeverMoreThanItsOwnerIsNow() {
        JsonNode owner = Users.make(directory, "editor");
        JsonNode key = make("\"role\":\"editor\",\"user_id\":" + owner.path("id"));
        passes(key, true);
        asAdmin(Call.patch(Users.path(owner)).json("{\"role\":\"user\"}")).expect(200);
        problem(write(key), 403, "Access denied");
        asAdmin(Call.patch(Users.path(owner)).json("{\"disabled\":true}")).expect(200);
        passes(key, false);
        asAdmin(Call.patch(Users.path(owner)).json("{\"disabled\":false,\"role\":\"editor\"}"))
                .expect(200);
        passes(key, true);
    }

    @Test
    void anAdministratorsKeyOfAUserIsNoAdministrator() {
        JsonNode owner = Users.make(directory, "user");
        JsonNode key = make("\"role\":\"admin\",\"user_id\":" + owner.path("id"));
        JsonNode me =
                send(Call.get("/me").header("X-API-Key", text(key))).expect(200).json();
        assertEquals("user", me.path("role").textValue());
        assertEquals("[\"employees:read\"]", me.path("scopes").toString());
        problem(send(Call.get("/admin").header("X-API-Key", text(key))), 403, "Access denied");
    }

    @Test
    void aNarrowedTokenMakesNoWiderKey() {
        String token = Users.narrowed(directory, Account.ADMIN, "keys:write");
        for (String wanted : List.of(
                "\"role\":\"admin\"",
                "\"role\":\"user\"",
                "\"role\":\"admin\",\"scopes\":[\"keys:write\",\"users:write\"]")) {
            problem(
                    send(Call.post("/api-keys").bearer(token).json("{\"name\":\"wide\"," + wanted + "}")),
                    403,
                    "Access denied");
        }
        JsonNode wide = make("\"role\":\"admin\"");
        problem(
                send(Call.post("/api-keys/" + id(wide) + "/rotate")
                        .bearer(token)
                        .json("{}")),
                403,
                "Access denied");
        passes(wide, true);
        send(Call.post("/api-keys")
                        .bearer(token)
                        .json("{\"name\":\"narrow\",\"role\":\"admin\",\"scopes\":[\"keys:write\"]}"))
                .expect(201);
    }

    private Reply asAdmin(Call call) {
        return sendAs(Account.ADMIN, call);
    }

    private JsonNode make(String members) {
        return asAdmin(Call.post("/api-keys").json("{\"name\":\"key " + Directory.number() + "\"," + members + "}"))
                .expect(201)
                .json();
    }

    private Reply rotate(JsonNode key, String body) {
        return asAdmin(Call.post("/api-keys/" + id(key) + "/rotate").json(body));
    }

    private Reply write(JsonNode key) {
        return send(Call.post("/employees").header("X-API-Key", text(key)).json("{}"));
    }

    private void passes(JsonNode key, boolean alive) {
        if (alive) {
            problem(write(key), 422, "Validation failed");
        } else {
            problem(write(key), 401, "Invalid API key");
        }
    }

    private JsonNode row(JsonNode key) {
        JsonNode list = asAdmin(Call.get("/api-keys?limit=1000")).expect(200).json();
        return StreamSupport.stream(list.spliterator(), false)
                .filter(row -> row.path("id").equals(key.path("id")))
                .findFirst()
                .orElseGet(() -> list.path(-1));
    }

    private static String text(JsonNode key) {
        return key.path("key").textValue();
    }

    private static String id(JsonNode key) {
        return key.path("id").textValue();
    }
}
