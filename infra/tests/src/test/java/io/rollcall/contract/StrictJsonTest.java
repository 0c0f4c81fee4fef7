package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryTransport
class StrictJsonTest extends Contract {
    private static final String NAME = "\"emp_name\":\"";

    StrictJsonTest(Carrier carrier) {
        super(carrier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"emp_id\":}",
                "{'emp_id':1}",
                "{emp_id:1}",
                "{\"emp_id\":1,}",
                "{\"emp_id\":01}",
                "{\"emp_id\":+1}",
                "{\"emp_id\":NaN}",
                "{\"emp_id\":Infinity}",
                "{\"emp_id\":0x10}",
                "{\"emp_id\":1.}",
                "{\"emp_id\":.5}",
                "{\"emp_id\":1 /* one */}",
                "// a comment\n{}",
                "{\"emp_id\":TRUE}",
                "nonsense",
                "<employee/>",
                "{\"emp_name\":\"\\x41\"}",
                "{\"emp_name\":\"\\u12\"}"
            })
    void whatIsNotJsonIs400(String body) {
        problem(create(body), 400, "Bad request");
    }

    /** Some of these would be numbers of more digits than there is memory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e99999999999",
                "-1E+9999999999",
                "1e-2147483648",
                "1e400",
                "0.1e99999999999",
                "1.0",
                "1e0",
                "-0.0"
            })
    void aNumberWithAFractionOrAnExponentIsNoInteger(String number) {
        invalid(create("{\"emp_id\":" + number + "}"), "emp_id");
        invalid(send(Call.post("/login").json("{\"username\":\"a\",\"password\":\"b\",\"x\":" + number + "}")), "x");
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"alg\":" + number + "}").getBytes(StandardCharsets.UTF_8));
        problem(send(Call.get("/me").bearer(header + ".e30.AAAA")), 401, "Invalid token");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19, 20, 64, 65, 100_000})
    void anIntegerOfAnyLengthIsOutOfRangeAndNoMore(int digits) {
        invalid(create("{\"emp_id\":" + "9".repeat(digits) + "}"), "emp_id");
        invalid(create("{\"emp_id\":-" + "9".repeat(digits) + "}"), "emp_id");
    }

    @Test
    void whatIsNestedDeepIsOfAWrongTypeAndWhatIsNestedTooDeepIsNotRead() {
        invalid(create("{\"emp_id\":" + "[".repeat(400) + "]".repeat(400) + "}"), "emp_id");
        problem(create("{\"emp_name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"), 400, "Bad request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "[]", "1", "null", "}", "]", ",", "\"\"", "{", "\u00a0"})
    void anythingBehindTheObjectIs400(String garbage) {
        problem(create(Employees.someone() + " " + garbage), 400, "Bad request");
    }

    @Test
    void whiteSpaceAroundTheObjectIsJson() {
        create(" \r\n\t" + Employees.someone() + " \r\n\t").expect(201);
    }

    @Test
    void aKeyThatComesTwiceIs400() {
        String body = Employees.someone().toString();
        problem(create(body.replace("}", ",\"emp_id\":5}")), 400, "Bad request");
        problem(create(body.replace("}", ",\"\\u0065mp_id\":5}")), 400, "Bad request");
        problem(create(body.replace("}", ",\"extra\":{\"a\":1,\"a\":1}}")), 400, "Bad request");
    }

    @Test
    void nulInAStringIs400() {
        problem(create(named("a\\u0000b")), 400, "Bad request");
        problem(create(Employees.someone().toString().replace("}", ",\"\\u0000\":1}")), 400, "Bad request");
    }

    @Test
    void aBareNulIs400() {
        problem(create(named("a\0b")), 400, "Bad request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "a\\ud83dz", "\\udc00\\ud83d"})
    void halfASurrogatePairIs400(String half) {
        problem(create(named(half)), 400, "Bad request");
    }

    @Test
    void aWholeSurrogatePairIsOneCharacter() {
        assertEquals(
                "😀",
                create(named("\\ud83d\\ude00"))
                        .expect(201)
                        .json()
                        .path("emp_name")
                        .textValue());
    }

    @Test
    void aByteOrderMarkIs400() {
        problem(create("\ufeff" + Employees.someone()), 400, "Bad request");
    }

    @Test
    void bytesThatAreNoUtf8Are400() {
        int[][] sequences = {{0xff}, {0xc3}, {0xc0, 0xaf}, {0xed, 0xa0, 0x80}, {0xf5, 0x80, 0x80, 0x80}, {0xe4, 0x20}};
        for (int[] sequence : sequences) {
            problem(create(spliced(sequence)), 400, "Bad request");
        }
    }

    @Test
    void utf16Is400() {
        problem(create(Employees.someone().toString().getBytes(StandardCharsets.UTF_16)), 400, "Bad request");
        problem(create(Employees.someone().toString().getBytes(StandardCharsets.UTF_16LE)), 400, "Bad request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{}]", "\"text\"", "1", "true", "-1.5e3"})
    void jsonThatIsNoObjectIs422(String body) {
        problem(create(body), 422, "Validation failed");
    }

    @Test
    void depthIs400AndNoFault() {
        problem(create("[".repeat(100_000)), 400, "Bad request");
        problem(create("{\"a\":".repeat(100_000)), 400, "Bad request");
        problem(create("{\"emp_id\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), 400, "Bad request");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 900, 5_000})
    void aHugeNumberIsRefusedQuickly(int digits) {
        for (String number :
                new String[] {"9".repeat(digits), "1e" + "9".repeat(Math.min(digits, 9)), "0." + "1".repeat(digits)}) {
            Reply reply =
                    create(Employees.someone().toString().replaceFirst("\"emp_id\":\\d+", "\"emp_id\":" + number));
            assertTrue(reply.status() == 422 || reply.status() == 400, reply::toString);
            problem(reply, reply.status(), reply.status() == 422 ? "Validation failed" : "Bad request");
        }
    }

    @Test
    void stringsWhereObjectsAndListsStandAre422() {
        for (String value : new String[] {"{}", "[]", "[\"Ada\"]", "7", "true", "null", "{\"a\":\"b\"}"}) {
            invalid(create(Employees.someone().toString().replace("\"Ada Lovelace\"", value)), "emp_name");
        }
    }

    @Test
    void theProblemTellsWhereTheJsonBreaks() {
        String detail = problem(create("{\"emp_id\": nope}"), 400, "Bad request")
                .path("detail")
                .textValue();
        assertTrue(detail.contains("line 1"), detail);
    }

    @Test
    void nothingOfTheBodyIsRepeatedInAProblemOfItsForm() {
        String text = create("{\"password\": \"s3cret-value\" oops").text();
        assertTrue(!text.contains("s3cret-value") && !text.contains("oops"), text);
    }

    private Reply create(String body) {
        return create(body.getBytes(StandardCharsets.UTF_8));
    }

    private Reply create(byte[] body) {
        return sendAs(Account.EDITOR, Call.post("/employees").body("application/json", body));
    }

    private static String named(String name) {
        return Employees.someone().toString().replace("Ada Lovelace", name);
    }

    private static byte[] spliced(int[] sequence) {
        String body = Employees.someone().toString();
        int at = body.indexOf(NAME) + NAME.length();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(body.substring(0, at).getBytes(StandardCharsets.UTF_8));
        for (int octet : sequence) {
            bytes.write(octet);
        }
        bytes.writeBytes(body.substring(at).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
