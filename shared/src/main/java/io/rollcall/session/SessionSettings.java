package io.rollcall.session;

import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.Settings;
import java.time.Duration;

/**
 * How long things about sessions last.
 *
 * @param staleness how long a revocation may go unnoticed by a read
 * @param lifetime from sign-in to the last possible use
 * @param idle from one refresh to the next
 * @param grace how long a used refresh token may be shown again because its reply was lost
 */
public record SessionSettings(Duration staleness, Duration lifetime, Duration idle, Duration grace)
        implements CheckedAtStart {
    private static final int DAY = 86_400;

    /** Reads {@code ROLLCALL_REVOCATION_SECONDS}, {@code ROLLCALL_SESSION_SECONDS}, {@code _IDLE_SECONDS} and {@code _GRACE_SECONDS}. */
    public static SessionSettings from(Settings settings) {
        return new SessionSettings(
                settings.seconds("ROLLCALL_REVOCATION_SECONDS", 30, 1, 300),
                settings.seconds("ROLLCALL_SESSION_SECONDS", 30 * DAY, 60, 365 * DAY),
                settings.seconds("ROLLCALL_IDLE_SECONDS", 7 * DAY, 60, 365 * DAY),
                settings.seconds("ROLLCALL_GRACE_SECONDS", 30, 0, 300));
    }
}
