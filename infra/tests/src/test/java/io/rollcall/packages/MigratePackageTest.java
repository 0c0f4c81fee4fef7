package io.rollcall.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rollcall.testing.FunctionProcess;
import io.rollcall.testing.MotoServer;
import io.rollcall.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The migrate function's package, as a process of its own: from an empty database to a directory that can be signed in to. */
@EnabledIfSystemProperty(named = "rollcall.packages", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigratePackageTest {
    private final TestPostgres.Copy database = TestPostgres.empty();
    private MotoServer aws;

    @BeforeAll
    void start() {
        assumeTrue(MotoServer.program().isPresent(), "not run: infra/moto.sh has not installed moto");
        aws = MotoServer.start(Integer.MAX_VALUE);
        aws.secret("signing-key", "{}");
        aws.secret("password", "the first administrator's own");
    }

    @AfterAll
    void stop() {
        if (aws != null) {
            aws.close();
        }
    }

    @Test
    void makesTablesKeyAndAdministratorOnce() {
        try (FunctionProcess function = function()) {
            String first = invoke(function);
            assertTrue(first.contains("\"Administrator\":\"made\""), first);
            assertTrue(aws.secretsManager("GetSecretValue", "{\"SecretId\":\"signing-key\"}")
                    .contains("BEGIN PRIVATE KEY"));
            assertEquals(first.replace("made", "there"), invoke(function));
        }
        assertEquals(1, database.number("SELECT count(*) FROM users WHERE role = 'admin'"));
        assertEquals(1, database.number("SELECT count(*) FROM signing_keys"));
    }

    private FunctionProcess function() {
        Path folder = Path.of(System.getProperty("rollcall.packages"), "rollcall-migrate-custom");
        return FunctionProcess.start(
                folder,
                List.of(folder.resolve("bootstrap").toString()),
                "io.rollcall.migrate.MigrateHandler",
                aws.settings(Map.of(
                        "DATABASE_URL", database.url(),
                        "ROLLCALL_SIGNING_KEY_SECRET", "signing-key",
                        "ROLLCALL_ADMIN_PASSWORD_SECRET", "password")));
    }

    private static String invoke(FunctionProcess function) {
        return new String(function.invoke("{}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
