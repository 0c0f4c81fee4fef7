package io.rollcall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rollcall.database.Deadline;
import io.rollcall.directory.Directory;
import io.rollcall.security.RouteTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Pattern FUNCTION = Pattern.compile("\\$\\{AWS::StackName}-([a-z]+):live/invocations");

    private final JsonNode template;

    TemplateTest() throws IOException {
        // Its tags, like !Ref, are left out in reading; what they stand on stays.
        this.template = new YAMLMapper().readTree(Path.of("..", "template.yaml").toFile());
    }

    @Test
    void everyRouteGoesToTheFunctionThatHasIt() {
        Map<String, String> wrong = new TreeMap<>();
        Directory.get().routes().routes().forEach(route -> {
            String path = RouteTable.path(route);
            String owner = route.getTargetMethod()
                    .getDeclaringType()
                    .getPackageName()
                    .replaceAll("^io\\.rollcall\\.([a-z]+).*", "$1");
            String routed = functionFor(path);
            if (!owner.equals(routed)) {
                wrong.put(path, routed);
            }
        });
        assertTrue(wrong.isEmpty(), wrong::toString);
    }

    @Test
    void everyVerbOfEveryPathReachesAFunction() {
        paths().properties()
                .forEach(path -> assertTrue(path.getValue().has("x-amazon-apigateway-any-method"), path::getKey));
    }

    @Test
    void theRoutesThatTakePasswordsAreThrottledAndFirewalledAlike() {
        Set<String> throttled = new TreeSet<>();
        template.at("/Resources/Api/Properties/MethodSettings").forEach(setting -> {
            if ("CredentialRequestsPerSecond"
                    .equals(setting.path("ThrottlingRateLimit").asText())) {
                throttled.add(setting.path("ResourcePath").asText().substring(1).replace("~1", "/"));
            }
        });
        assertEquals(new TreeSet<>(Set.of("/login", "/auth/token", "/auth/register", "/auth/password")), throttled);
        Pattern firewall = Pattern.compile(template.at(
                        "/Resources/FirewallRules/Properties/Rules/0/Statement/RateBasedStatement/ScopeDownStatement/RegexMatchStatement/RegexString")
                .textValue());
        throttled.forEach(path -> assertTrue(firewall.matcher("/live" + path).find(), path));
        assertFalse(firewall.matcher("/live/employees").find());
        assertFalse(firewall.matcher("/live/auth/logout").find());
    }

    /** With a domain of one's own in front there is no stage in the path. */
    @Test
    void theFirewallKnowsItsRoutesUnderAnyAddress() {
        Pattern firewall = Pattern.compile(template.at(
                        "/Resources/FirewallRules/Properties/Rules/0/Statement/RateBasedStatement/ScopeDownStatement/RegexMatchStatement/RegexString")
                .textValue());
        for (String path : List.of("/login", "/live/login", "/live//auth//token/", "/auth/password")) {
            assertTrue(firewall.matcher(path).find(), path);
        }
        assertFalse(firewall.matcher("/live/prelogin").find());
    }

    /** SAM publishes a version when code changes, but not when a parameter does. */
    @Test
    void aChangedParameterReachesTheRunningFunctions() {
        Set<String> settings = texts(template.at("/Resources/Migrated/Properties/Settings"));
        for (String function : List.of("LoginFunction", "EmployeesFunction", "AdminFunction")) {
            JsonNode properties = template.at("/Resources/" + function + "/Properties");
            assertEquals(
                    "Migrated.Settings", properties.path("VersionDescription").asText());
            Set<String> parameters = texts(properties);
            parameters.addAll(texts(template.at("/Globals/Function")));
            parameters.addAll(texts(template.path("Conditions")));
            parameters.retainAll(template.path("Parameters").properties().stream()
                    .map(Map.Entry::getKey)
                    .toList());
            parameters.removeIf(name -> name.endsWith("Concurrency"));
            // These choose resources that are no function's.
            parameters.removeAll(Set.of("Firewall", "AlarmEmail", "GatewayLogRole"));
            assertTrue(settings.containsAll(parameters), () -> parameters + " are not all in " + settings);
        }
    }

    @Test
    void whatTheMigrateFunctionSpeaksThroughOutlivesIt() {
        assertTrue(texts(template.at("/Resources/Migrated/Properties/Network"))
                .containsAll(Set.of("ResultBuckets", "SecretsEndpoint", "RoutesOfSubnetA", "RoutesOfSubnetB")));
    }

    @Test
    void aFunctionLivesLongerThanItsLongestRequestAndShorterThanTheGatewayWaits() {
        for (String function : List.of("LoginFunction", "EmployeesFunction", "AdminFunction")) {
            int seconds = template.at("/Resources/" + function + "/Properties/Timeout")
                    .asInt();
            assertTrue(seconds > Deadline.LONG_BUDGET.toSeconds() + 1 && seconds < 29, function);
        }
    }

    @Test
    void onlyTheLoginFunctionReadsTheSigningKeyAndOnlyTheMigrateFunctionWritesIt() {
        assertEquals(Set.of("LoginRole", "MigrateRole"), rolesThatName("SigningKey"));
        assertEquals(Set.of("MigrateRole"), rolesThatName("secretsmanager:PutSecretValue"));
        assertEquals(Set.of("MigrateRole"), rolesThatName("AdminPassword"));
    }

    @Test
    void whatIsAllowedOnEverythingIsWhatAwsAllowsNoOtherWay() {
        Set<String> actions = new TreeSet<>();
        template.path("Resources")
                .properties()
                .forEach(resource -> statements(resource.getValue())
                        .filter(statement ->
                                "*".equals(statement.path("Resource").asText()))
                        .filter(statement ->
                                "Allow".equals(statement.path("Effect").asText()))
                        .forEach(statement ->
                                statement.path("Action").forEach(action -> actions.add(action.textValue()))));
        actions.removeIf(action -> action.startsWith("xray:") || action.contains("NetworkInterface"));
        assertEquals(Set.of("ec2:DescribeSubnets"), actions);
    }

    @Test
    void theAccessLogHoldsNothingThatAClientWrites() {
        String format =
                template.at("/Resources/Api/Properties/AccessLogSetting/Format").textValue();
        List<String> variables = new ArrayList<>();
        Matcher variable = Pattern.compile("\\$context\\.([A-Za-z.]+)").matcher(format);
        while (variable.find()) {
            variables.add(variable.group(1));
        }
        assertTrue(variables.contains("requestId") && variables.contains("status"), variables::toString);
        assertTrue(
                variables.stream()
                        .noneMatch(name -> name.matches("path|.*(authorizer|userAgent|apiKey|Header|cookie|caller).*")),
                variables::toString);
        assertFalse(template.at("/Resources/Api/Properties/MethodSettings/0/DataTraceEnabled")
                .asBoolean(true));
    }

    @Test
    void whatTheGatewayRefusesIsAProblemDocument() throws IOException {
        for (Map.Entry<String, JsonNode> response :
                template.at("/Resources/Api/Properties/GatewayResponses").properties()) {
            String body = response.getValue()
                    .at("/ResponseTemplates/application~1json")
                    .textValue();
            JsonNode problem = new YAMLMapper().readTree(body);
            String code = problem.path("code").textValue();
            assertEquals("urn:rollcall:problem:" + code, problem.path("type").textValue(), response::getKey);
            assertEquals(
                    response.getValue().path("StatusCode").asText(),
                    problem.path("status").asText(),
                    response::getKey);
            assertEquals("$context.requestId", problem.path("request_id").textValue(), response::getKey);
            assertFalse(body.contains("$context.error"), response::getKey);
        }
    }

    /** As API Gateway chooses: the path itself, else the longest path that takes the rest. */
    private String functionFor(String path) {
        String chosen = paths().has(path)
                ? path
                : paths().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(candidate -> candidate.endsWith("/{proxy+}"))
                        .filter(candidate -> path.startsWith(candidate.replace("{proxy+}", "")))
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow();
        Set<String> functions = new TreeSet<>();
        paths().path(chosen).properties().forEach(verb -> {
            Matcher function = FUNCTION.matcher(verb.getValue()
                    .path("x-amazon-apigateway-integration")
                    .path("uri")
                    .textValue());
            assertTrue(function.find(), chosen);
            functions.add(function.group(1));
        });
        assertEquals(1, functions.size(), chosen);
        return functions.iterator().next();
    }

    private JsonNode paths() {
        return template.at("/Resources/Api/Properties/DefinitionBody/paths");
    }

    private Set<String> rolesThatName(String what) {
        Set<String> roles = new TreeSet<>();
        template.path("Resources").properties().forEach(resource -> {
            if ("AWS::IAM::Role".equals(resource.getValue().path("Type").textValue())
                    && resource.getValue().findValues("PolicyDocument").stream()
                            .anyMatch(policy -> policy.toString().contains("\"" + what + "\""))) {
                roles.add(resource.getKey());
            }
        });
        return roles;
    }

    /** Every text in a part of the template. */
    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new TreeSet<>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(inner -> texts.addAll(texts(inner)));
        return texts;
    }

    /** Every statement of a resource, those under a condition too. */
    private static Stream<JsonNode> statements(JsonNode node) {
        Stream<JsonNode> inner = StreamSupport.stream(node.spliterator(), false).flatMap(TemplateTest::statements);
        return node.has("Effect") ? Stream.of(node) : inner;
    }
}
