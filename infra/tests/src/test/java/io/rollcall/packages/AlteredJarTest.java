package io.rollcall.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rollcall.testing.FunctionProcess;
import io.rollcall.testing.RuntimeApi.FunctionFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A package whose parts were not made together does not start: without that, it would run the old classes in silence. */
@EnabledIfSystemProperty(named = "rollcall.packages", matches = ".+")
class AlteredJarTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void unpack() throws IOException {
        FileUtils.copyDirectory(
                Path.of(System.getProperty("rollcall.packages"), "rollcall-employees-custom")
                        .toFile(),
                folder.toFile());
    }

    @Test
    void anAlteredFunctionIsRefused() throws IOException {
        addTo(folder.resolve("function.jar"));
        refuses("function.jar is not the one that function.aot was made with: build the package again");
    }

    @Test
    void anAlteredRuntimeClientIsRefused() throws IOException {
        addTo(folder.resolve("runtime.jar"));
        refuses("runtime.jar is not the one that function.aot was made with: build the package again");
    }

    @Test
    void anotherJavaIsRefused() throws IOException {
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"25.0.0\"\n", StandardOpenOption.APPEND);
        refuses("java is not the one that function.aot was made with: build the package again");
    }

    @Test
    void theBuildRefusesItToo() throws IOException, InterruptedException {
        addTo(folder.resolve("function.jar"));
        Process check = new ProcessBuilder(
                        folder.resolve("java/bin/java").toString(),
                        "-cp",
                        folder.resolve("runtime.jar").toString(),
                        "io.rollcall.runtime.Seal",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, check.waitFor(), told);
        assertTrue(told.contains("function.jar is not the one"), told);
    }

    private void refuses(String line) {
        try (FunctionProcess function = FunctionProcess.start(
                folder,
                List.of(folder.resolve("bootstrap").toString()),
                "io.rollcall.employees.EmployeesHandler",
                Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none"))) {
            FunctionFailed failed = assertThrows(FunctionFailed.class, function::awaitReady);
            assertTrue(String.valueOf(failed.getMessage()).contains(line), failed::getMessage);
            assertEquals(1, function.await());
        }
    }

    /** As a build does that puts in a class but trains no cache. */
    private static void addTo(Path jar) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Files.writeString(zip.getPath("/added"), "a new class");
        }
    }
}
