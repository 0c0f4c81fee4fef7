package io.rollcall.lambda;

import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.core.io.service.MicronautMetaServiceLoaderUtils;
import io.micronaut.data.intercept.annotation.DataMethod;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lists what the framework would find by walking the class path, in the form that {@link java.util.ServiceLoader} has, and without what
 * a function has no use for: each bean definition costs a cold start about 0.1 ms. Runs in the build.
 */
final class BeanList {
    /**
     * Bean definitions of what belongs to servers (TLS, web sockets, files, timers, pools of threads, versions of routes), to other databases and
     * other ways of proving who one is, and of what we do in another way: bodies and queries are read strictly, every failure has its document,
     * nothing depends on a language.
     */
    private static final Pattern UNUSED = Pattern.compile("io\\.micronaut\\.("
            + "context\\.(propagation|time)"
            + "|data\\.connection\\.(kotlin|jdbc\\.(advice|oracle))"
            + "|data\\.jdbc\\.(config\\.\\$SchemaGenerator|convert|mapper|operations\\.\\$Oracle|transaction\\.\\$TransactionManagersFactory)"
            + "|data\\.model\\.(\\$|query\\.builder\\.sql\\.validation)"
            + "|data\\.runtime\\.(http|exceptions|config\\.\\$DataConfiguration\\$Pageable|convert\\.\\$Jakarta|multitenancy)"
            + "|data\\.runtime\\.(event\\.listeners\\.\\$(AnnotatedMethod|AutoTimestamp|TenantId|UUID)|support\\.convert\\.(convert|\\$KotlinFlow))"
            + "|discovery|health|logging|reactor|serde"
            + "|http\\.(ssl|codec|expression|form|resource|converters|uri\\.\\$DefaultForm|util\\.\\$(Html|Outgoing))"
            + "|http\\.body\\.\\$(ByteBufferBody|ConversionText|TextPlainObject|TextStream|Writable|StringBody)"
            + "|http\\.server\\.(websocket|codec|exceptions|util\\.locale|\\$(CoroutineHelper|OptionsFilter))"
            + "|http\\.server\\.\\$HttpServerConfiguration\\$(HttpLocale|Multipart)"
            + "|http\\.server\\.(binding\\.\\$(BasicAuth|Locale|RouteInfo|RouteMatch)|body\\.\\$(File|StreamFile|SystemFile))"
            + "|jackson\\.(codec|validation|serialize|databind\\.\\$DatabindProperty)"
            + "|json\\.(codec|body|bind|convert|\\$JsonObjectSerializer)"
            + "|retry\\.intercept\\.\\$Recovery"
            + "|runtime\\.(beans|context|graceful|http|server\\.watch)"
            + "|scheduling\\.(\\$|async|io|processor|executor\\.\\$(DefaultThread|ExecutorFactory|IOExecutor|ScheduledExecutor|UserExecutor))"
            + "|security\\.(audit|x509|endpoints|handlers|errors|session|utils|expressions|authentication|config\\.\\$(InterceptUrlMap|Default|Redirect))"
            + "|security\\.rules\\.\\$(ConfigurationIntercept|IpPatterns|Sensitive)"
            + "|security\\.token\\.(\\$TokenAuthenticationFetcher|bearer|reader|propagation|render|cookie|refresh|generator)"
            + "|security\\.token\\.jwt\\.(converters|encryption|endpoints|render|signature|validator|generator\\.\\$(Refresh|SignedRefresh))"
            + "|security\\.token\\.jwt\\.nimbus\\.\\$(Nimbus(Reactive|JsonWebTokenEncryption|JsonWebTokenParser)|Reactive|Jwks|Static|Cache)"
            + "|transaction\\.(kotlin|test|interceptor\\.\\$TransactionalEvent)"
            + "|validation\\.exceptions|validation\\.validator\\.constraints\\.\\$(Email|InEnum|InList|NotIn|UniqueElements)"
            + "|validation\\.validator\\.messages\\.\\$HttpInterpolator"
            + "|web\\.router\\.version"
            + ").*");

    /** Introspections of the framework's own that no code of ours asks for; each is loaded where the framework looks for one among them. */
    private static final Pattern UNUSED_INTROSPECTION = Pattern.compile("io\\.micronaut\\.("
            + "data\\.(intercept|model\\.(query\\.builder(?!\\.sql\\.\\$SqlQueryBuilder)|jpa|\\$)|connection|model\\.naming\\.\\$NamingStrategies\\$(UpperCase|LowerCase|Raw|UnderScoreSeparatedUpperCase|Kebab))"
            + "|data\\.(jdbc\\.mapper|runtime\\.mapper|runtime\\.multitenancy)"
            + "|security\\.(x509|endpoints|filters|token|authentication)"
            + "|http\\.(client|hateoas)|discovery|scheduling\\.io|health|logging|runtime\\.context"
            + ").*");

    private static final String INTERCEPTORS = "io.micronaut.data.runtime.intercept.";

    private BeanList() {}

    /** @param arguments the folder to write {@code META-INF/services} into */
    public static void main(String[] arguments) throws IOException {
        Path services = Files.createDirectories(Path.of(arguments[0], "META-INF", "services"));
        Map<String, Set<String>> found =
                MicronautMetaServiceLoaderUtils.findAllMicronautMetaServices(BeanList.class.getClassLoader());
        Set<Class<?>> interceptors =
                interceptors(found.getOrDefault(BeanDefinitionReference.class.getName(), Set.of()));
        for (var service : found.entrySet()) {
            boolean introspections = service.getKey().equals(BeanIntrospectionReference.class.getName());
            Files.write(
                    services.resolve(service.getKey()),
                    service.getValue().stream()
                            .filter(name -> !UNUSED.matcher(name).matches() && isComplete(name))
                            .filter(name -> !introspections
                                    || !UNUSED_INTROSPECTION.matcher(name).matches() && isAsked(name, interceptors))
                            .sorted()
                            .toList());
        }
    }

    /** The kinds of methods that our repositories have: Micronaut Data looks for the interceptor of each among all that are listed. */
    private static Set<Class<?>> interceptors(Set<String> definitions) {
        Set<Class<?>> interceptors = new HashSet<>();
        for (String name : definitions) {
            if (name.startsWith("io.rollcall.") && name.endsWith("Repository$Intercepted$Definition")) {
                ((BeanDefinitionReference<?>) made(name))
                        .load()
                        .getExecutableMethods()
                        .forEach(method -> method.classValue(DataMethod.class, "interceptor")
                                .ifPresent(interceptors::add));
            }
        }
        return interceptors;
    }

    private static boolean isAsked(String introspection, Set<Class<?>> interceptors) {
        if (!introspection.startsWith(INTERCEPTORS)) {
            return true;
        }
        Class<?> type = ((BeanIntrospectionReference<?>) made(introspection)).getBeanType();
        return interceptors.stream().anyMatch(interceptor -> interceptor.isAssignableFrom(type));
    }

    private static Object made(String name) {
        try {
            return Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException(name + " cannot be read", unusable);
        }
    }

    /** False for what stands on a library that is not there. */
    private static boolean isComplete(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
