package io.rollcall.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The part of the document that one function answers: its operations, and what they refer to. */
final class FunctionDocument {
    private static final Set<String> REFERRED = Set.of("parameters", "headers", "responses", "schemas");

    private FunctionDocument() {}

    /**
     * @param function its name
     * @param owns whether an operation, by its verb and path, is the function's
     */
    static JsonNode of(JsonNode whole, String function, Predicate<String> owns) {
        ObjectNode document = whole.deepCopy();
        document.withObject("/info")
                .put("title", whole.at("/info/title").textValue() + ": " + function)
                .put("summary", "The function " + function);
        for (String path : Document.names(whole.path("paths"))) {
            ObjectNode item = (ObjectNode) document.path("paths").path(path);
            item.retain(Document.names(item).stream()
                    .filter(verb -> owns.test(verb.toUpperCase(Locale.ROOT) + " " + path))
                    .toList());
            if (item.isEmpty()) {
                document.withObject("/paths").remove(path);
            }
        }
        keepWhatIsReferredTo(document);
        keepTags(document);
        return document;
    }

    private static void keepWhatIsReferredTo(ObjectNode document) {
        Set<String> referred = new TreeSet<>();
        refer(document, document.path("paths"), referred);
        for (String kind : REFERRED) {
            ObjectNode components = document.withObject("/components/" + kind);
            components.retain(Document.names(components).stream()
                    .filter(name -> referred.contains("#/components/" + kind + "/" + name))
                    .toList());
        }
    }

    private static void refer(JsonNode document, JsonNode node, Set<String> referred) {
        String reference = node.path("$ref").asText("");
        if (!reference.isEmpty() && referred.add(reference)) {
            refer(document, document.at(reference.substring(1)), referred);
        }
        node.forEach(child -> refer(document, child, referred));
    }

    private static void keepTags(ObjectNode document) {
        Set<String> used = new TreeSet<>();
        document.path("paths")
                .forEach(item -> item.forEach(operation -> used.addAll(Document.texts(operation.path("tags")))));
        document.withArray("/tags")
                .removeIf(tag -> !used.contains(tag.path("name").textValue()));
    }
}
