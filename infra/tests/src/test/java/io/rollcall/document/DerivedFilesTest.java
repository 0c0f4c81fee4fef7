package io.rollcall.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.directory.Directory;
import io.rollcall.security.RouteTable;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that follow from others are checked in, and follow them still. {@code -Drollcall.write} writes them anew. */
class DerivedFilesTest {
    private final Document document = Document.served();

    @ParameterizedTest
    @ValueSource(strings = {"login", "employees", "admin"})
    void theDocumentOfAFunctionIsItsPartOfTheWhole(String function) {
        Set<String> owned = Directory.get().routes().routes().stream()
                .filter(route -> route.getDeclaringType().getPackageName().startsWith("io.rollcall." + function))
                .map(route -> route.getHttpMethodName() + " " + RouteTable.path(route))
                .collect(Collectors.toSet());
        check("openapi-" + function + ".json", FunctionDocument.of(document.root(), function, owned::contains));
    }

    @Test
    void theCollectionIsThatOfTheFile() {
        HttpFile file = HttpFile.parse(DerivedFiles.read("rollcall.http"));
        check("rollcall.postman_collection.json", new PostmanCollection(file, document).json());
    }

    private static void check(String name, JsonNode content) {
        if (System.getProperty("rollcall.write") != null) {
            DerivedFiles.write(name, content);
        }
        assertEquals(
                DerivedFiles.text(content), DerivedFiles.read(name), "infra/clients/README.md says how to mend it");
    }
}
