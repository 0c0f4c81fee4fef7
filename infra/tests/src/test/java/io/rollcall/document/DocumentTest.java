package io.rollcall.document;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.UriRouteInfo;
import io.rollcall.access.Permission;
import io.rollcall.access.Role;
import io.rollcall.audit.EventName;
import io.rollcall.directory.Account;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.failure.Kind;
import io.rollcall.http.ProblemType;
import io.rollcall.ratelimit.LimitRule;
import io.rollcall.security.Access;
import io.rollcall.security.RouteTable;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTest {
    private static final Set<String> EVERYWHERE = Set.of("400", "401", "406", "429", "500", "503");

    private static final byte[] EMPTY_IMPORT =
            "emp_id,emp_name,city,country,emp_dob\n".getBytes(StandardCharsets.US_ASCII);

    private final Directory directory = Directory.get();
    private final Document document = Document.served();

    @Test
    void jsonAndYamlSayTheSame() throws IOException {
        Reply yaml = directory.send(Carrier.NETTY, Call.get("/openapi.yaml")).expect(200);
        assertEquals("application/yaml", yaml.require("Content-Type"));
        assertEquals(new YAMLMapper().readTree(yaml.body()), document.root());
    }

    @Test
    void everyRouteIsDocumentedAndNothingElse() {
        Set<String> documented =
                document.operations().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = routes().map(DocumentTest::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(served, documented);
    }

    @Test
    void everyGetHasItsHead() {
        Set<String> heads = directory.routes().routes().stream()
                .filter(route -> route.getHttpMethod() == HttpMethod.HEAD)
                .map(DocumentTest::path)
                .collect(Collectors.toSet());
        Set<String> gets = routes().filter(route -> route.getHttpMethod() == HttpMethod.GET)
                .map(DocumentTest::path)
                .collect(Collectors.toSet());
        assertEquals(gets, heads);
    }

    @Test
    void everyOperationHasItsOwnIdAndWords() {
        Set<String> ids = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        document.root().path("tags").forEach(tag -> tags.add(tag.path("name").textValue()));
        for (Document.Operation operation : document.operations()) {
            assertTrue(ids.add(operation.node().path("operationId").textValue()), operation::toString);
            assertTrue(operation.node().path("description").asText().endsWith("."), operation::toString);
            assertTrue(tags.containsAll(Document.texts(operation.node().path("tags"))), operation::toString);
        }
    }

    @Test
    void securityIsWhatTheRouteAllows() {
        onEvery((route, operation) -> {
            Set<String> documented = new TreeSet<>();
            operation.node().path("security").forEach(choice -> documented.add(choice.toString()));
            Access access = Access.of(route);
            if (access.isOpen()) {
                assertTrue(documented.isEmpty() || documented.contains("{}"), operation::toString);
            } else {
                assertEquals(choices(access), documented, operation::toString);
            }
        });
    }

    @Test
    void theLimitIsTheRoutesOwn() {
        onEvery((route, operation) -> assertEquals(
                RouteTable.limit(route).id(),
                operation.node().path("x-rate-limit").textValue(),
                operation::toString));
    }

    @Test
    void theLimitsInTheIntroductionAreTheDefaults() {
        String words = document.root().at("/info/description").textValue();
        for (LimitRule rule : LimitRule.values()) {
            assertTrue(words.contains("| `" + rule.id() + "` | " + rule.perMinute() + " |"), rule::id);
        }
    }

    @Test
    void everyKindOfProblemIsExplained() {
        String words = document.root().at("/info/description").textValue();
        for (Kind kind : Kind.values()) {
            ProblemType type = ProblemType.of(kind);
            assertTrue(words.contains("| `" + type.uri() + "` | " + type.status() + " |"), type::code);
        }
    }

    @Test
    void statusesFollowFromTheRoute() {
        onEvery((route, operation) -> {
            Set<String> statuses = operation.statuses();
            Access access = Access.of(route);
            boolean permission = !access.isOpen() && !access.value().equals(SecurityRule.IS_AUTHENTICATED);
            boolean closable = operation.path().equals("/auth/register");
            boolean own = Set.of("/auth/token", "/auth/revoke").contains(operation.path());
            assertTrue(statuses.containsAll(EVERYWHERE), operation::toString);
            assertEquals(permission || closable, statuses.contains("403"), operation::toString);
            assertEquals(route.isPermitsRequestBody(), statuses.contains("415"), operation::toString);
            assertEquals(route.isPermitsRequestBody(), statuses.contains("413"), operation::toString);
            assertTrue(!hasBody(route) || own || statuses.contains("422"), operation::toString);
            assertEquals(hasArgument(route, "If-Match"), statuses.contains("412"), operation::toString);
            assertEquals(hasArgument(route, "If-Match"), statuses.contains("428"), operation::toString);
            assertEquals(hasArgument(route, "If-None-Match"), statuses.contains("304"), operation::toString);
            assertEquals(operation.path().contains("{"), statuses.contains("404"), operation::toString);
            assertEquals(
                    1,
                    statuses.stream().filter(status -> status.startsWith("2")).count(),
                    operation::toString);
        });
    }

    @Test
    void everyResponseHasTheHeadersOfEveryAnswer() {
        for (Document.Operation operation : document.operations()) {
            for (String status : operation.statuses()) {
                Set<String> headers = Document.names(operation.response(status).path("headers"));
                String where = operation + " " + status;
                assertTrue(
                        headers.containsAll(Set.of("X-Request-Id", "RateLimit-Policy", "RateLimit", "Cache-Control")),
                        where);
                assertEquals("401".equals(status), headers.contains("WWW-Authenticate"), where);
                assertEquals(Set.of("429", "503").contains(status), headers.contains("Retry-After"), where);
            }
        }
    }

    @Test
    void pathsAndHeadersAreTheRoutesOwn() {
        onEvery((route, operation) -> {
            Set<String> variables = new TreeSet<>(route.getUriMatchTemplate().getVariableNames());
            assertEquals(variables, Set.copyOf(operation.parameterNames("path")), operation::toString);
            assertEquals(headers(route), operation.parameterNames("header"), operation::toString);
        });
    }

    @Test
    void bodiesAndAnswersHaveTheRoutesTypes() {
        onEvery((route, operation) -> {
            assertEquals(hasBody(route), operation.node().has("requestBody"), operation::toString);
            if (hasBody(route)) {
                assertEquals(
                        names(route.getConsumes()),
                        Document.names(operation.node().at("/requestBody/content")),
                        operation::toString);
            }
            JsonNode content = operation.response("200").path("content");
            if (!content.isMissingNode()) {
                assertEquals(names(route.getProduces()), Document.names(content), operation::toString);
            }
        });
    }

    /** A client that is made from the document asks for what stands there, which here is a problem alone. */
    @Test
    void aRouteThatSucceedsWithoutABodyMayBeAskedForProblemsAlone() {
        onEvery((route, operation) -> {
            boolean answersWithABody = operation.statuses().stream()
                    .filter(status -> status.startsWith("2"))
                    .anyMatch(status -> operation.response(status).has("content"));
            assertEquals(
                    !answersWithABody,
                    names(route.getProduces()).contains("application/problem+json"),
                    operation::toString);
        });
    }

    @Test
    void documentedQueryParametersAreTaken() {
        for (Document.Operation operation : document.operations()) {
            for (JsonNode parameter : operation.parameters("query")) {
                String name = parameter.path("name").textValue();
                if (!"cursor".equals(name)) {
                    Call call =
                            Call.of(operation.method(), operation.path()).with(name, sample(parameter.path("schema")));
                    Call whole = hasUpload(operation) ? call.body("text/csv", EMPTY_IMPORT) : call;
                    directory
                            .send(Carrier.NETTY, whole.bearer(directory.token(Account.ADMIN)))
                            .expect(200);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithJson")
    void anEmptyObjectLacksTheRequiredFields(Document.Operation operation) {
        Set<String> required = Document.texts(operation.bodySchema().path("required"));
        Reply reply = send(operation, "{}");
        Set<String> named = new TreeSet<>();
        reply.json()
                .path("errors")
                .forEach(error -> named.add(error.path("field").textValue()));
        assertEquals(required, named, reply::toString);
    }

    @ParameterizedTest
    @MethodSource("operationsWithJson")
    void everyDocumentedFieldIsKnownAndNoOther(Document.Operation operation) {
        Set<String> properties = Document.names(operation.bodySchema().path("properties"));
        String wrong = properties.stream()
                .map(name -> "\"" + name + "\":{}")
                .collect(Collectors.joining(",", "{", ",\"other\":1}"));
        Reply reply = send(operation, wrong).expect(422);
        Set<String> named = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        reply.json().path("errors").forEach(error -> {
            boolean stranger = error.path("message").textValue().startsWith("Unknown");
            (stranger ? unknown : named).add(error.path("field").textValue());
        });
        assertEquals(Set.of("other"), unknown);
        assertEquals(properties, named);
    }

    @Test
    void wordsAreTheCodesOwn() {
        JsonNode schemas = document.root().at("/components/schemas");
        Set<String> scopes =
                Arrays.stream(Permission.values()).map(Permission::scope).collect(Collectors.toSet());
        assertEquals(scopes, Document.texts(schemas.at("/Scope/enum")));
        assertEquals(
                scopes, Document.names(document.root().at("/components/securitySchemes/oauth2/flows/password/scopes")));
        assertEquals(Set.copyOf(Role.NAMES), Document.texts(schemas.at("/User/properties/role/enum")));
        assertEquals(
                Arrays.stream(EventName.values()).map(EventName::id).collect(Collectors.toSet()),
                Document.texts(schemas.at("/AuditEvent/properties/event/enum")));
        Set<String> codes = Arrays.stream(Kind.values())
                .map(kind -> ProblemType.of(kind).code())
                .collect(Collectors.toSet());
        assertEquals(codes, Document.texts(schemas.at("/Problem/properties/code/enum")));
    }

    static List<Document.Operation> operationsWithJson() {
        return Document.served().operations().stream()
                .filter(operation -> !operation.bodySchema().isMissingNode())
                .toList();
    }

    private Reply send(Document.Operation operation, String body) {
        String path = operation
                .path()
                .replace("{emp_id}", "1")
                .replace("{kid}", "unknown")
                .replace("{id}", "00000000-0000-7000-8000-000000000000");
        Call call = Call.of(operation.method(), path).json(body);
        return directory.send(
                Carrier.NETTY,
                operation.node().path("security").isEmpty() ? call : call.bearer(directory.token(Account.ADMIN)));
    }

    private void onEvery(BiConsumer<UriRouteInfo<?, ?>, Document.Operation> expectation) {
        List<Executable> checks = new ArrayList<>();
        routes().forEach(route -> checks.add(
                () -> expectation.accept(route, document.operation(route.getHttpMethodName(), path(route)))));
        assertAll(checks);
    }

    private Stream<UriRouteInfo<?, ?>> routes() {
        return directory.routes().routes().stream().filter(route -> route.getHttpMethod() != HttpMethod.HEAD);
    }

    private static boolean hasUpload(Document.Operation operation) {
        return operation.node().at("/requestBody/content").has("text/csv");
    }

    private static Set<String> choices(Access access) {
        String scope = access.permission()
                .map(Permission::scope)
                .map(name -> "\"" + name + "\"")
                .orElse("");
        Set<String> choices = new TreeSet<>();
        if (!access.value().equals(Access.API_KEY)) {
            choices.addAll(Set.of("{\"oauth2\":[" + scope + "]}", "{\"bearer\":[]}"));
        }
        if (!access.value().equals(Access.BEARER)) {
            choices.addAll(Set.of("{\"apiKey\":[]}", "{\"authorizationKey\":[]}"));
        }
        return choices;
    }

    private static String sample(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.at("/enum/0").textValue();
        }
        return switch (schema.path("type").textValue()) {
            case "integer" -> schema.path("minimum").asText();
            case "boolean" -> "true";
            default -> "date-time".equals(schema.path("format").asText()) ? "2030-01-31T12:00:00Z" : "a";
        };
    }

    private static boolean hasBody(UriRouteInfo<?, ?> route) {
        return Arrays.stream(route.getTargetMethod().getArguments())
                .anyMatch(argument -> argument.isAnnotationPresent(Body.class));
    }

    private static boolean hasArgument(UriRouteInfo<?, ?> route, String header) {
        return headers(route).contains(header);
    }

    private static Set<String> headers(UriRouteInfo<?, ?> route) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Arrays.stream(route.getTargetMethod().getArguments())
                .forEach(argument -> argument.getAnnotationMetadata()
                        .stringValue(Header.class)
                        .ifPresent(names::add));
        return names;
    }

    private static Set<String> names(List<MediaType> types) {
        return types.stream().map(MediaType::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + path(route);
    }

    private static String path(UriRouteInfo<?, ?> route) {
        return RouteTable.path(route);
    }
}
