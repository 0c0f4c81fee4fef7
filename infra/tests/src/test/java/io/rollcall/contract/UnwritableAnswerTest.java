package io.rollcall.contract;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.OnEveryTransport;
import io.rollcall.testing.Call;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryTransport
class UnwritableAnswerTest extends Contract {
    private static final String HEADER = "X-Test-Unwritable";

    UnwritableAnswerTest(Carrier carrier) {
        super(carrier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no writer", "half"})
    void anAnswerThatCannotBeWrittenIsAProblem(String kind) {
        problem(send(Call.get("/public").header(HEADER, kind)), 500, "Internal error");
    }

    /** Spoils the answers to requests that ask for it. */
    @ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
    static final class Spoiler {
        @ResponseFilter
        void spoil(HttpRequest<?> request, MutableHttpResponse<?> response) {
            String kind = request.getHeaders().get(HEADER);
            if ("no writer".equals(kind)) {
                response.body(new Object());
            } else if ("half".equals(kind)) {
                response.body(new Half(1, new Object()));
            }
        }
    }

    /** Breaks when its second half is written: an object without properties has no form in JSON. */
    record Half(long first, Object second) {}
}
