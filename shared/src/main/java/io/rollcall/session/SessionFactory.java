package io.rollcall.session;

import io.micronaut.context.annotation.Factory;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;

@Factory
final class SessionFactory {
    @Singleton
    SessionSettings sessionSettings(Settings settings) {
        return SessionSettings.from(settings);
    }
}
