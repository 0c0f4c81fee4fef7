package io.rollcall.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.testing.Header;
import java.util.List;

/** The requests of the {@code .http} file as a Postman collection (format 2.1), each with the status that it has to be answered with. */
final class PostmanCollection {
    private static final String FORMAT = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

    private final HttpFile file;
    private final Document document;

    PostmanCollection(HttpFile file, Document document) {
        this.file = file;
        this.document = document;
    }

    JsonNode json() {
        ObjectNode collection = JsonNodeFactory.instance.objectNode();
        collection
                .putObject("info")
                .put("name", "Rollcall")
                .put(
                        "description",
                        "Every route of Rollcall, in an order in which each answers. Made from rollcall.http.")
                .put("schema", FORMAT);
        ArrayNode variables = collection.putArray("variable");
        variable(variables, "server", "http://localhost:8080");
        variable(variables, "username", "admin");
        variable(variables, "password", "adminpassword");
        file.answers().forEach(answer -> variable(variables, name(answer), ""));
        ArrayNode items = collection.putArray("item");
        file.requests().forEach(request -> item(items.addObject(), request));
        return collection;
    }

    private void item(ObjectNode item, HttpFile.Request request) {
        item.put("name", request.title());
        ObjectNode event = item.putArray("event").addObject().put("listen", "test");
        ArrayNode script =
                event.putObject("script").put("type", "text/javascript").putArray("exec");
        int status = document.status(request);
        script.add("pm.test('answers %1$d', () => pm.response.to.have.status(%1$d));".formatted(status));
        for (HttpFile.Answer answer : file.answers()) {
            if (answer.request().equals(request.name())) {
                script.add("pm.collectionVariables.set('%s', pm.response.json().%s);"
                        .formatted(name(answer), answer.path()));
            }
        }
        ObjectNode sent = item.putObject("request").put("method", request.method());
        ArrayNode headers = sent.putArray("header");
        for (Header header : request.headers()) {
            headers.addObject().put("key", header.name()).put("value", fill(header.value()));
        }
        sent.put("url", fill(request.url()));
        sent.put("description", description(request));
        if (!request.body().isEmpty()) {
            sent.putObject("body").put("mode", "raw").put("raw", fill(request.body()));
        }
    }

    private String description(HttpFile.Request request) {
        String words = document.operation(request).node().path("description").textValue();
        return request.note()
                .map(note -> words + " Here " + note.status() + ": " + note.why())
                .orElse(words);
    }

    private String fill(String text) {
        String filled = text;
        for (HttpFile.Answer answer : file.answers()) {
            filled = filled.replace(answer.text(), "{{" + name(answer) + "}}");
        }
        return filled;
    }

    private static String name(HttpFile.Answer answer) {
        List<String> parts = List.of(answer.path().split("\\.", -1));
        return answer.request() + "." + parts.getLast();
    }

    private static void variable(ArrayNode variables, String key, String value) {
        variables.addObject().put("key", key).put("value", value);
    }
}
