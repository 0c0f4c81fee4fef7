package io.rollcall.borders;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What Aurora DSQL locks: one table, found by its whole primary key (its user guide, "Supported SQL"). Anything else it refuses with 0A000, which a
 * PostgreSQL of the tests never would.
 */
class LockingTest {
    private static final Pattern BY_PRIMARY_KEY =
            Pattern.compile("SELECT hash FROM passwords WHERE user_id = :userId FOR UPDATE\""
                    + "| findById(AndRevokedAtIsNull)?ForUpdate\\(UUID id\\);");

    @Test
    void rowsAreLockedByTheirPrimaryKeyAlone() throws IOException {
        List<String> statements = new ArrayList<>();
        for (String part : List.of("shared", "functions")) {
            try (Stream<Path> files = Files.walk(Path.of("..", "..", part))) {
                for (Path source : (Iterable<Path>) files.filter(LockingTest::isOurs)::iterator) {
                    Files.readAllLines(source).stream()
                            .filter(line -> line.contains("FOR UPDATE") || line.contains("ForUpdate(UUID"))
                            .forEach(statements::add);
                }
            }
        }
        assertTrue(statements.size() >= 5, statements::toString);
        for (String statement : statements) {
            assertTrue(BY_PRIMARY_KEY.matcher(statement).find(), statement);
        }
    }

    private static boolean isOurs(Path file) {
        return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
    }
}
