package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.GatewayTransport;
import io.rollcall.testing.Reply;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryTransport
class EmployeeListTest extends Contract {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");

    /** In everything that this suite makes, so that other suites' employees stay out of sight. */
    private final String mark = "mark" + Directory.number();

    private final List<Long> made = new ArrayList<>();

    EmployeeListTest(Carrier carrier) {
        super(carrier);
    }

    @BeforeEach
    void nineEmployees() {
        String[][] rows = {
            {"Ada", "London", "England", "1915-12-10"},
            {"ada", "Lon_don", "England", "1916-01-01"},
            {"Bob", "100% City", "Côte d'Ivoire", "1990-05-05"},
            {"Élodie", "ÅLESUND", "Norway", "1985-01-31"},
            {"Zoë", "Back\\slash", "Norway", "1985-01-31"},
            {"Ada", "Straße", "Germany", "1999-09-09"},
            {"Ada", "İzmir", "Türkiye", "2000-02-29"},
            {"Bob", "Σίσυφος", "Greece", "1970-01-01"},
            {"Bob", "a+b, c&d", "Norway", "1970-01-01"},
        };
        for (String[] row : rows) {
            long number = Directory.number();
            made.add(number);
            String body = Employees.of(number, row[0], row[1], row[2] + " " + mark, row[3])
                    .toString();
            sendAs(Account.EDITOR, Call.post("/employees").json(body)).expect(201);
        }
    }

    @Test
    void aListIsAnArrayOfWholeEmployees() {
        Reply reply = list(Call.get("/employees"));
        assertTrue(reply.json().isArray());
        assertEquals("private, no-cache", reply.require("Cache-Control"));
        Reply one =
                sendAs(Account.USER, Call.get("/employees/" + made.getFirst())).expect(200);
        assertEquals(one.json(), reply.json().get(0));
        assertEquals(made, numbers(reply));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "city | london | 0",
                "city | LONDON | 0",
                "city | n_d | 1",
                "city | % | 2",
                "city | 0% | 2",
                "city | _ | 1",
                "city | \\ | 4",
                "city | k\\s | 4",
                "city | ålesund | 3",
                "city | STRASSE | 5",
                "city | straße | 5",
                "city | σίσ | 7",
                "city | a+b, c&d | 8",
                "city | , | 8",
                "city | ' OR 1=1 -- | ",
                "country | CÔTE | 2",
                "country | norway | 3,4,8",
                "q | ada | 0,1,5,6",
                "q | élodie | 3",
                "q | ZOË | 4",
                "q | türk | 6",
                "q | no such thing |"
            })
    void aFilterFindsWhatContainsIt(String parameter, String value, String indexes) {
        List<Long> expected = new ArrayList<>();
        if (indexes != null) {
            for (String index : indexes.split(",", -1)) {
                expected.add(made.get(Integer.parseInt(index.strip())));
            }
        }
        Call call = Call.get("/employees").with(parameter, value);
        Reply reply = "country".equals(parameter)
                ? sendAs(Account.USER, call.with("q", mark)).expect(200)
                : sendAs(Account.USER, call.with("country", mark)).expect(200);
        assertEquals(expected, numbers(reply));
    }

    @Test
    void filtersAllHaveToHold() {
        assertEquals(
                List.of(made.get(5)),
                numbers(list(Call.get("/employees").with("q", "ada").with("city", "straße"))));
    }

    @Test
    void sortingIsByNumberUnlessToldOtherwise() {
        assertEquals(made, numbers(list(Call.get("/employees"))));
        assertEquals(made, numbers(list(Call.get("/employees?sort_by=emp_id&order=asc"))));
        assertEquals(made.reversed(), numbers(list(Call.get("/employees?order=desc"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"emp_name", "emp_dob", "city", "country"})
    void tiesAreBrokenByNumberInBothOrders(String field) {
        Comparator<JsonNode> order = Comparator.<JsonNode, String>comparing(
                        employee -> employee.path(field).textValue())
                .thenComparing(employee -> employee.path("emp_id").longValue());
        List<JsonNode> all = new ArrayList<>();
        list(Call.get("/employees")).json().forEach(all::add);
        all.sort(order);
        assertEquals(all, items(list(Call.get("/employees").with("sort_by", field))));
        assertEquals(
                all.reversed(),
                items(list(Call.get("/employees").with("sort_by", field).with("order", "desc"))));
    }

    @ParameterizedTest
    @CsvSource({
        "emp_id, asc",
        "emp_id, desc",
        "emp_name, asc",
        "emp_name, desc",
        "emp_dob, asc",
        "emp_dob, desc",
        "city, asc",
        "city, desc",
        "country, asc",
        "country, desc"
    })
    void followingTheLinksGivesEveryoneOnce(String field, String order) {
        Call first = Call.get("/employees")
                .with("sort_by", field)
                .with("order", order)
                .with("country", mark);
        List<Long> whole = numbers(sendAs(Account.USER, first).expect(200));
        List<Long> walked = new ArrayList<>();
        Optional<Call> call = Optional.of(first.with("limit", "2"));
        while (call.isPresent()) {
            Reply page = sendAs(Account.USER, call.get()).expect(200);
            walked.addAll(numbers(page));
            call = next(page);
            assertTrue(walked.size() <= whole.size(), walked::toString);
        }
        assertEquals(whole, walked);
        assertEquals(9, walked.size());
    }

    @Test
    void aPageFollowedWhileOthersAreMadeAndDeletedNeitherSkipsNorRepeats() {
        Call first = Call.get("/employees").with("country", mark).with("limit", "4");
        Reply page = sendAs(Account.USER, first).expect(200);
        sendAs(Account.EDITOR, Call.delete("/employees/" + made.get(1))).expect(204);
        sendAs(Account.EDITOR, Call.delete("/employees/" + made.get(3))).expect(204);
        Reply second = sendAs(Account.USER, next(page).orElseThrow()).expect(200);
        assertEquals(made.subList(4, 8), numbers(second));
    }

    @Test
    void theLinkKeepsFiltersWithOddCharactersAndTheStage() {
        Call first = Call.get("/employees").with("country", mark).with("q", "a").with("limit", "1");
        Reply page = sendAs(Account.USER, first).expect(200);
        Matcher link = NEXT.matcher(page.require("Link"));
        assertTrue(link.matches(), page::toString);
        String stage = carrier.isGateway() ? "/" + GatewayTransport.STAGE : "";
        assertTrue(link.group(1).startsWith(stage + "/employees?"), page::toString);
        assertEquals(
                1,
                sendAs(Account.USER, next(page).orElseThrow())
                        .expect(200)
                        .json()
                        .size());
    }

    @Test
    void theLastPageHasNoLink() {
        assertEquals(Optional.empty(), list(Call.get("/employees")).header("Link"));
        assertEquals(Optional.empty(), list(Call.get("/employees?limit=9")).header("Link"));
        assertTrue(list(Call.get("/employees?limit=8")).header("Link").isPresent());
    }

    @Test
    void offsetAndLimitCutAPart() {
        assertEquals(made.subList(2, 5), numbers(list(Call.get("/employees?offset=2&limit=3"))));
        assertEquals(List.of(), numbers(list(Call.get("/employees?offset=1000000"))));
        assertEquals(List.of(), numbers(list(Call.get("/employees?offset=9223372036854775807"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "offset=-1",
                "offset=a",
                "offset=",
                "offset=1.5",
                "offset=9223372036854775808",
                "limit=0",
                "limit=1001",
                "limit=-5",
                "limit=1e2",
                "limit=%2B5",
                "limit=05",
                "sort_by=salary",
                "sort_by=EMP_ID",
                "sort_by=",
                "order=up",
                "order=DESC",
                "total=1",
                "total=yes",
                "cursor="
            })
    void aParameterOutOfBoundsIs422(String query) {
        invalid(sendAs(Account.USER, Call.get("/employees?" + query)), query.substring(0, query.indexOf('=')));
    }

    @Test
    void limitGoesUpTo1000() {
        sendAs(Account.USER, Call.get("/employees?limit=1000")).expect(200);
        sendAs(Account.USER, Call.get("/employees?limit=1")).expect(200);
    }

    @Test
    void theTotalIsToldWhereItIsAskedFor() {
        assertEquals("9", list(Call.get("/employees?limit=2&total=true")).require("X-Total-Count"));
        assertEquals("9", list(Call.get("/employees?offset=100&total=true")).require("X-Total-Count"));
        assertEquals(Optional.empty(), list(Call.get("/employees?total=false")).header("X-Total-Count"));
        assertEquals(Optional.empty(), list(Call.get("/employees")).header("X-Total-Count"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=2", "Limit=5", "emp_id=1", "q%5B%5D=a", "=a", "citY=x"})
    void anUnknownParameterIs422(String query) {
        problem(sendAs(Account.USER, Call.get("/employees?" + query)), 422, "Validation failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"city=a&city=b", "city=a&city=a", "limit=1&limit=2", "city=a&c%69ty=b"})
    void aRepeatedParameterIs422(String query) {
        problem(sendAs(Account.USER, Call.get("/employees?" + query)), 422, "Validation failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"city=%", "city=%zz", "city=%ff", "city=%c3", "city=a%00b", "city=%ED%A0%80", "%zz=1"})
    void aQueryThatIsNotEncodedIs400(String query) {
        assumeTrue(carrier.keepsRawQueries());
        problem(sendAs(Account.USER, Call.get("/employees?" + query)), 400, "Bad request");
    }

    @Test
    void nulInAParameterIs400() {
        problem(sendAs(Account.USER, Call.get("/employees?city=a%00b")), 400, "Bad request");
    }

    @Test
    void aCommaInAParameterDoesNotCutIt() {
        assertEquals(List.of(made.get(8)), numbers(list(Call.get("/employees").with("city", "a+b, c&d"))));
    }

    @Test
    void spacesMayBeWrittenBothWays() {
        String space = Call.get("/employees?city=100%25%20city&country=" + mark).target();
        String plus = Call.get("/employees?city=100%25+city&country=" + mark).target();
        assertEquals(
                List.of(made.get(2)),
                numbers(sendAs(Account.USER, Call.get(space)).expect(200)));
        assertEquals(
                List.of(made.get(2)),
                numbers(sendAs(Account.USER, Call.get(plus)).expect(200)));
    }

    @Test
    void aCursorOfAnotherListIs422() {
        Reply page = sendAs(
                        Account.USER,
                        Call.get("/employees").with("country", mark).with("limit", "2"))
                .expect(200);
        String cursor = cursor(page);
        for (String other :
                List.of("", "order=desc&", "sort_by=city&", "city=a&", "q=" + mark + "&", "country=other&")) {
            String country = other.startsWith("country") || other.isEmpty() ? "" : "country=" + mark + "&";
            invalid(sendAs(Account.USER, Call.get("/employees?" + other + country + "cursor=" + cursor)), "cursor");
        }
    }

    @Test
    void aCursorMayBeUsedWithAnotherLimit() {
        Reply page = sendAs(
                        Account.USER,
                        Call.get("/employees").with("country", mark).with("limit", "2"))
                .expect(200);
        Reply rest = sendAs(Account.USER, Call.get("/employees?limit=100&country=" + mark + "&cursor=" + cursor(page)));
        assertEquals(made.subList(2, 9), numbers(rest.expect(200)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "AAAA", "....", "%F0%9F%98%80", "null", "eyJrIjoxfQ", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aCursorThatWasNeverOursIs422(String cursor) {
        invalid(sendAs(Account.USER, Call.get("/employees?cursor=" + cursor)), "cursor");
    }

    @Test
    void aCursorWithOneBitChangedIs422() {
        Reply page = sendAs(
                        Account.USER,
                        Call.get("/employees").with("country", mark).with("limit", "2"))
                .expect(200);
        byte[] bytes = Base64.getUrlDecoder().decode(cursor(page));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            invalid(sendAs(Account.USER, Call.get("/employees?country=" + mark + "&cursor=" + changed)), "cursor");
            bytes[i] ^= 1;
        }
    }

    @Test
    void cursorAndOffsetExcludeEachOther() {
        Reply page = sendAs(
                        Account.USER,
                        Call.get("/employees").with("country", mark).with("limit", "2"))
                .expect(200);
        problem(
                sendAs(Account.USER, Call.get("/employees?offset=1&country=" + mark + "&cursor=" + cursor(page))),
                422,
                "Validation failed");
    }

    private Reply list(Call call) {
        return sendAs(Account.USER, call.with("country", mark)).expect(200);
    }

    private Optional<Call> next(Reply page) {
        return page.header("Link").map(value -> {
            Matcher link = NEXT.matcher(value);
            assertTrue(link.matches(), value);
            return Call.get(link.group(1).replaceFirst("^/" + GatewayTransport.STAGE + "/", "/"));
        });
    }

    private String cursor(Reply page) {
        Matcher cursor = Pattern.compile("[?&]cursor=([^&]+)")
                .matcher(next(page).orElseThrow().target());
        assertTrue(cursor.find());
        return cursor.group(1);
    }

    private static List<JsonNode> items(Reply reply) {
        List<JsonNode> items = new ArrayList<>();
        reply.json().forEach(items::add);
        return items;
    }

    private static List<Long> numbers(Reply reply) {
        return items(reply).stream()
                .map(employee -> employee.path("emp_id").longValue())
                .toList();
    }
}
