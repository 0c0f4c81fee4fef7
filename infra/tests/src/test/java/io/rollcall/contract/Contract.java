package io.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the suites have in common: one transport, and the words of the contract. */
abstract class Contract {
    private static final Pattern INTERNAL = Pattern.compile(
            "io\\.rollcall|io\\.micronaut|java\\.|org\\.postgresql|exception|select |insert |\\bat [a-z]+\\.",
            Pattern.CASE_INSENSITIVE);

    final Carrier carrier;
    final Directory directory;

    Contract(Carrier carrier) {
        this(carrier, Directory.get());
    }

    Contract(Carrier carrier, Directory directory) {
        this.carrier = carrier;
        this.directory = directory;
    }

    final Reply send(Call call) {
        return directory.send(carrier, call);
    }

    final Reply sendAs(Account account, Call call) {
        return send(call.bearer(directory.token(account)));
    }

    /** The answer is a whole problem document of that status, and tells nothing internal. */
    static JsonNode problem(Reply reply, int status, String error) {
        reply.expect(status);
        assertEquals("application/problem+json", reply.require("Content-Type"));
        JsonNode problem = reply.json();
        String code = error.toLowerCase(Locale.ROOT).replace(' ', '_');
        assertEquals("urn:rollcall:problem:" + code, problem.path("type").textValue());
        assertEquals(error, problem.path("title").textValue());
        assertEquals(status, problem.path("status").intValue());
        assertEquals(error, problem.path("error").textValue());
        assertEquals(code, problem.path("code").textValue());
        assertEquals(reply.require("X-Request-Id"), problem.path("request_id").textValue());
        assertFalse(problem.path("detail").asText("").isBlank(), reply::toString);
        assertFalse(INTERNAL.matcher(reply.text()).find(), reply::toString);
        return problem;
    }

    static JsonNode problem(Reply reply, int status, String error, String detail) {
        JsonNode problem = problem(reply, status, error);
        assertEquals(detail, problem.path("detail").textValue());
        return problem;
    }

    /** A 422 that names the field; the detail is the first message. */
    static JsonNode invalid(Reply reply, String field) {
        JsonNode problem = problem(reply, 422, "Validation failed");
        assertEquals(field, problem.at("/errors/0/field").textValue(), reply::toString);
        assertEquals(problem.path("detail"), problem.at("/errors/0/message"));
        return problem;
    }
}
