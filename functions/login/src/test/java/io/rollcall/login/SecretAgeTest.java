package io.rollcall.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import io.rollcall.testing.MotoServer;
import io.rollcall.testing.TestKeys;
import io.rollcall.testing.TestPostgres;
import io.rollcall.token.SigningKey;
import io.rollcall.token.SigningKeys;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A signing key that lies in Secrets Manager, as the login function holds it. */
class SecretAgeTest {
    private static final int TRIES = 500;

    @Test
    void aChangedKeyIsInForceOnceTheSecretHasItsAge() {
        assumeTrue(MotoServer.program().isPresent(), "not run: infra/moto.sh has not installed moto");
        String first = TestKeys.pem(TestKeys.rsa());
        String second = TestKeys.pem(TestKeys.rsa());
        try (MotoServer aws = MotoServer.start(Integer.MAX_VALUE)) {
            aws.secret("key", first);
            try (LoginHandler function = new LoginHandler(settings(aws))) {
                assertEquals(kid(first), signing(function));
                aws.change("key", "this is no key");
                LockSupport.parkNanos(1_200_000_000);
                assertEquals(kid(first), signing(function));
                aws.change("key", second);
                for (int i = 0; i < TRIES && !signing(function).equals(kid(second)); i++) {
                    LockSupport.parkNanos(20_000_000);
                }
                assertEquals(kid(second), signing(function));
            }
            aws.change("key", "hunter2");
            SettingException refused = assertThrows(SettingException.class, () -> new LoginHandler(settings(aws)));
            assertEquals("JWT_SIGNING_KEY: not an RSA key of 2048 bits or more", refused.getMessage());
        }
    }

    @Test
    void withoutASecretNothingIsReadAgain() {
        String pem = TestKeys.pem(TestKeys.rsa());
        try (LoginHandler function = new LoginHandler(new Settings(
                Map.of("DATABASE_URL", TestPostgres.copy().url("rollcall_login"), "JWT_SIGNING_KEY", pem)))) {
            assertTrue(function.context() == function.context());
        }
    }

    private static Settings settings(MotoServer aws) {
        return new Settings(aws.settings(Map.of(
                "DATABASE_URL",
                TestPostgres.copy().url("rollcall_login"),
                "ROLLCALL_SIGNING_KEY_SECRET",
                "key",
                "ROLLCALL_SECRET_AGE_SECONDS",
                "1")));
    }

    private static String signing(LoginHandler function) {
        return function.context()
                .getBean(SigningKeys.class)
                .signing()
                .publicKey()
                .kid();
    }

    private static String kid(String pem) {
        return SigningKey.parse(pem).getFirst().publicKey().kid();
    }
}
