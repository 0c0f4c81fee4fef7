package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rollcall.json.JsonArray;
import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonObject;
import io.rollcall.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void writesMembersInTheirOrder() {
        assertEquals(
                "{\"b\":1,\"a\":\"x\"}", JsonText.of(json -> json.member("b", 1).member("a", "x")));
    }

    @Test
    void writesEachKindOfValue() {
        assertEquals(
                "{\"none\":null,\"yes\":true,\"most\":9223372036854775807,"
                        + "\"id\":\"00000000-0000-0001-0000-000000000002\",\"day\":\"2000-02-29\","
                        + "\"time\":\"2030-01-31T12:00:00.000001Z\",\"second\":\"2030-01-31T12:00:00Z\",\"list\":[\"a\",[]]}",
                JsonText.of(json -> json.member("none", null)
                        .member("yes", true)
                        .member("most", Long.MAX_VALUE)
                        .member("id", new UUID(1, 2))
                        .member("day", LocalDate.of(2000, 2, 29))
                        .member("time", Instant.parse("2030-01-31T12:00:00.000001Z"))
                        .member("second", Instant.parse("2030-01-31T12:00:00Z"))
                        .member("list", List.of("a", List.of()))));
    }

    @Test
    void escapesWhatJsonEscapes() {
        assertEquals("{\"a\":\"\\\"\\\\\\u0001\\né\"}", JsonText.of(Map.of("a", "\"\\\u0001\né")));
    }

    @Test
    void writesWhatWasReadAsItWas() {
        String text = "{\"a\":{\"b\":[1,-9223372036854775808,12345678901234567890,null,false,{}]},\"c\":\"😀\"}";
        assertEquals(text, JsonText.of(JsonObject.parse(text).values()));
    }

    @Test
    void writesAnArrayOfObjects() {
        JsonArray array = JsonArray.of(List.of(1L, 2L), number -> (JsonBody) json -> json.member("n", number));
        assertEquals("[{\"n\":1},{\"n\":2}]", new String(JsonText.bytes(array), StandardCharsets.UTF_8));
    }

    @Test
    void refusesAValueThatHasNoFormOfItsOwn() {
        assertThrows(IllegalArgumentException.class, () -> JsonText.of(Map.of("a", new Object())));
        assertThrows(IllegalArgumentException.class, () -> JsonText.of(Map.of("a", 1.5)));
    }
}
