package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.testing.Call;
import io.rollcall.testing.Transport;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs a server in a process with every logger at TRACE: neither our code nor the framework's logs a credential. */
class LoggedCredentialsTest {
    @Test
    void noLogAtAnyLevelHoldsACredential() throws Exception {
        Path log = Files.createTempFile("rollcall-trace-", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-classpath",
                        System.getProperty("java.class.path", ""),
                        OneServer.class.getName())
                .redirectError(log.toFile())
                .start();
        List<String> credentials = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(OneServer.MARK))
                .map(line -> line.substring(OneServer.MARK.length()))
                .toList();
        String logged = Files.readString(log);
        assertEquals(0, process.waitFor(), logged);
        Files.delete(log);
        assertEquals(5, credentials.size());
        assertTrue(logged.contains("io.micronaut.security"));
        for (String credential : credentials) {
            assertFalse(logged.contains(credential), () -> line(logged, credential));
        }
    }

    private static String line(String logged, String credential) {
        return logged.lines()
                .filter(line -> line.contains(credential))
                .findFirst()
                .orElse("");
    }

    /** The program that the process runs. The credentials that it used go to the standard output, the log to the standard error. */
    static final class OneServer {
        static final String MARK = "used ";

        private OneServer() {}

        public static void main(String[] arguments) {
            PrintStream out = System.out;
            try (Site site = Site.open()) {
                Transport transport = site.server().transport();
                JsonNode tokens =
                        transport.send(Site.signIn(Site.PASSWORD)).expect(200).json();
                String access = tokens.path("access_token").textValue();
                String forged = access.substring(0, access.length() - 8) + "AAAAAAAA";
                String key = "rk_" + "k".repeat(43);
                transport.send(Call.get("/me").bearer(access)).expect(200);
                transport.send(Call.get("/me").bearer(forged)).expect(401);
                transport.send(Call.get("/me").header("X-API-Key", key)).expect(401);
                transport.send(Site.signIn("a wrong password of someone")).expect(401);
                for (String used : List.of(access, forged, key, Site.PASSWORD, "a wrong password of someone")) {
                    out.println(MARK + used);
                }
            }
            System.exit(0);
        }
    }
}
