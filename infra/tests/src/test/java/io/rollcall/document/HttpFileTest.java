package io.rollcall.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The file of examples, and the collection that is made from it. */
class HttpFileTest {
    private final HttpFile file = HttpFile.parse(DerivedFiles.read("rollcall.http"));

    @Test
    void everyOperationIsThereByItsOwnName() {
        Document document = Document.served();
        Map<String, HttpFile.Request> requests =
                file.requests().stream().collect(Collectors.toMap(HttpFile.Request::name, request -> request));
        Set<String> wrong = new TreeSet<>();
        for (Document.Operation operation : document.operations()) {
            HttpFile.Request request =
                    requests.get(operation.node().path("operationId").textValue());
            if (request == null || !operation.equals(document.operation(request))) {
                wrong.add(operation.toString());
            }
        }
        assertEquals(Set.of(), wrong);
    }

    /** Each answer is also held against the document, and so is each request that is taken. */
    @Test
    void theRequestsWorkInTheirOrder() {
        try (Directory directory = Directory.with(Map.of())) {
            Document document = Document.served();
            Map<String, String> values = new HashMap<>(
                    Map.of("{{server}}", "", "{{username}}", "admin", "{{password}}", Directory.PASSWORD));
            for (HttpFile.Request request : file.requests()) {
                values.put("{{$guid}}", UUID.randomUUID().toString());
                Reply reply = directory
                        .send(Carrier.NETTY, request.call(text -> fill(text, values)))
                        .expect(document.status(request));
                file.answers().stream()
                        .filter(answer -> answer.request().equals(request.name()))
                        .forEach(answer -> values.put(answer.text(), value(reply, answer.path())));
            }
        }
    }

    private static String fill(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        assertEquals(-1, filled.indexOf("{{"), filled);
        return filled;
    }

    private static String value(Reply reply, String path) {
        String pointer = "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
        return reply.json().at(pointer).textValue();
    }
}
