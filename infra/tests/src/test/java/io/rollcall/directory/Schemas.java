package io.rollcall.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of the document, each named by the JSON pointer to it. Formats count: what is said to be a date has to be one. */
final class Schemas {
    private static final String DOCUMENT = "urn:rollcall:openapi";

    private final Map<String, Schema> read = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;

    Schemas(JsonNode document) {
        SchemaRegistryConfig strict =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(strict).schemas(Map.of(DOCUMENT, document.toString())));
    }

    /** What a value breaks of a schema; empty where it keeps all of it. */
    List<Error> check(String pointer, JsonNode value) {
        return read.computeIfAbsent(
                        pointer, _ -> registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + encode(pointer))))
                .validate(value);
    }

    /** A pointer in a fragment: braces stand in no URI. */
    private static String encode(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D");
    }
}
