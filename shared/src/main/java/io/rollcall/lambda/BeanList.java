package io.rollcall.lambda;

import io.micronaut.core.io.service.MicronautMetaServiceLoaderUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lists what the framework would find by walking the class path, in the form that {@link java.util.ServiceLoader} has, and without what
 * a function has no use for: each bean definition costs a cold start about 0.1 ms. Runs in the build.
 */
final class BeanList {
    /**
     * What belongs to servers (TLS, web sockets, files, timers, pools of threads, versions of routes), and what we do in another way: bodies and queries are
     * read strictly, every failure has its document, nothing depends on a language.
     */
    private static final Pattern UNUSED = Pattern.compile("io\\.micronaut\\.("
            + "http\\.(ssl|codec|expression|form"
            + "|uri\\.\\$DefaultForm|util\\.\\$(Html|Outgoing)"
            + "|body\\.\\$(ByteBufferBody|ConversionText|TextPlainObject|TextStream|Writable|StringBody)"
            + "|server\\.(websocket|codec|exceptions|util\\.locale|binding\\.\\$(BasicAuth|Locale)|body\\.\\$(File|StreamFile|SystemFile)))"
            + "|logging"
            + "|runtime\\.(beans|context|graceful|http|server\\.watch)"
            + "|scheduling\\.(\\$|async|io|processor|executor\\.\\$(DefaultThread|ExecutorFactory|IOExecutor|ScheduledExecutor|UserExecutor))"
            + "|web\\.router\\.version"
            + ").*");

    private BeanList() {}

    /** @param arguments the folder to write {@code META-INF/services} into */
    public static void main(String[] arguments) throws IOException {
        Path services = Files.createDirectories(Path.of(arguments[0], "META-INF", "services"));
        Map<String, Set<String>> found =
                MicronautMetaServiceLoaderUtils.findAllMicronautMetaServices(BeanList.class.getClassLoader());
        for (var service : found.entrySet()) {
            Files.write(
                    services.resolve(service.getKey()),
                    service.getValue().stream()
                            .filter(name -> !UNUSED.matcher(name).matches() && isComplete(name))
                            .sorted()
                            .toList());
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
