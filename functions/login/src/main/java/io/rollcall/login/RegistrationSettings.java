package io.rollcall.login;

import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether anyone may register. */
@Singleton
final class RegistrationSettings implements CheckedAtStart {
    private final boolean open;

    RegistrationSettings(Settings settings) {
        this.open = "open".equals(settings.choice("ROLLCALL_REGISTRATION", List.of("open", "closed")));
    }

    boolean isOpen() {
        return open;
    }
}
