package io.rollcall.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import io.rollcall.testing.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Holds every answer that any suite gets against the document of the API, and every request that was taken, so that the document cannot
 * lie. What no route answers, and HEAD and OPTIONS, the document tells of in words alone; of these, the problems are held against it.
 */
public final class Conformance {
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final String PROBLEM = "/components/schemas/Problem";

    private final Contents contents = new Contents();
    private final Operations operations;
    private final Schemas schemas;

    private Conformance() {
        try (InputStream stream = Conformance.class.getResourceAsStream("/io/rollcall/login/openapi.json")) {
            JsonNode document = new ObjectMapper().readTree(stream);
            this.operations = new Operations(document);
            this.schemas = new Schemas(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Conformance get() {
        return Holder.CONFORMANCE;
    }

    /** The same transport, which fails where the document does not know an answer. */
    public Transport over(Transport transport) {
        return call -> check(call, transport.send(call));
    }

    /** The answer, if the document knows it. */
    Reply check(Call call, Reply reply) {
        if (!isForeignOrigin(call, reply)) {
            operations
                    .find(call)
                    .ifPresentOrElse(
                            operation -> check(operation, call, reply), () -> checkProblem(PROBLEM, call, reply));
        }
        return reply;
    }

    /** The framework refuses pages of elsewhere that reach for a server on this machine, before any filter of ours. */
    private static boolean isForeignOrigin(Call call, Reply reply) {
        return reply.status() == 403
                && call.headers().stream().anyMatch(header -> "origin".equalsIgnoreCase(header.name()));
    }

    private void check(Operations.Operation operation, Call call, Reply reply) {
        Operations.Part response = operation.response(reply.status());
        require(response.exists(), "status", call, reply);
        response.node().path("headers").properties().forEach(header -> {
            Operations.Part known = response.at("headers", header.getKey());
            boolean required = known.node().path("required").booleanValue();
            List<String> values = reply.all(header.getKey());
            require(!required || !values.isEmpty(), "lack of " + header.getKey(), call, reply);
            values.forEach(value -> checkText(known.at("schema"), value, header.getKey(), call, reply));
        });
        if (reply.body().length > 0) {
            String type = Contents.type(reply.require("Content-Type"));
            Operations.Part content = response.at("content", type);
            require(content.exists(), "type", call, reply);
            check(content.at("schema"), contents.read(type, reply.body()), "body", call, reply);
        }
        if (reply.status() < 300) {
            checkRequest(operation, call, reply);
        }
    }

    private void checkProblem(String pointer, Call call, Reply reply) {
        if (reply.body().length > 0
                && PROBLEM_TYPE.equals(
                        Contents.type(reply.header("Content-Type").orElse("")))) {
            List<Error> errors = schemas.check(pointer, contents.read(PROBLEM_TYPE, reply.body()));
            require(errors.isEmpty(), "body " + errors, call, reply);
        }
    }

    /** A request that was taken is one that the document allows. */
    private void checkRequest(Operations.Operation operation, Call call, Reply reply) {
        contents.form(call.query()).properties().forEach(parameter -> {
            Operations.Part known = operation.parameter("query", parameter.getKey());
            require(known.exists(), "parameter " + parameter.getKey(), call, reply);
            checkText(known.at("schema"), parameter.getValue().textValue(), parameter.getKey(), call, reply);
        });
        call.headers().forEach(header -> {
            Operations.Part known = operation.parameter("header", header.name());
            if (known.exists()) {
                checkText(known.at("schema"), header.value(), header.name(), call, reply);
            }
        });
        if (call.body().length > 0 && operation.takesBody()) {
            String type = Contents.type(call.headers().stream()
                    .filter(header -> "content-type".equalsIgnoreCase(header.name()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("A body without a type was taken: " + call))
                    .value());
            Operations.Part content = operation.body(type);
            require(content.exists(), "request's type " + type, call, reply);
            check(content.at("schema"), contents.read(type, call.body()), "request's body", call, reply);
        }
    }

    private void checkText(Operations.Part schema, String text, String what, Call call, Reply reply) {
        check(schema, contents.scalar(schema.node().path("type").asText(), text), what, call, reply);
    }

    private void check(Operations.Part schema, JsonNode value, String what, Call call, Reply reply) {
        List<Error> errors = schemas.check(schema.pointer(), value);
        require(errors.isEmpty(), what + ", which breaks " + errors + ",", call, reply);
    }

    private static void require(boolean documented, String what, Call call, Reply reply) {
        if (!documented) {
            throw new AssertionError(
                    "The document does not know the " + what + " of the answer to " + call + ": " + reply);
        }
    }

    private static final class Holder {
        private static final Conformance CONFORMANCE = new Conformance();
    }
}
