package io.rollcall.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rollcall.testing.Transport;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordChangeTest {
    @Test
    void aSignInWithThePasswordThatIsChangedMeanwhileBeginsNoSession() throws Exception {
        try (Site site = Site.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Transport transport = site.server().transport();
            Site.token(transport);
            site.database().execute("DELETE FROM sign_in_failures");
            site.proxy().delay(Duration.ofMillis(300));
            Future<Timed> signIn = threads.submit(() -> Timed.send(transport, Site.signIn(Site.PASSWORD)));
            while (site.database().number("SELECT count(*) FROM sign_in_failures WHERE kind = 'account'") == 0) {
                Thread.onSpinWait();
            }
            site.database().execute("UPDATE passwords SET hash = left(hash, -3) || 'AAA'");
            assertEquals(401, signIn.get().reply().status());
            assertEquals(1, site.database().number("SELECT count(*) FROM sessions"));
            assertEquals(
                    1, site.database().number("SELECT count(*) FROM audit_events WHERE reason = 'password_changed'"));
        }
    }
}
