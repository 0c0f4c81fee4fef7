package io.rollcall.setting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Factory
final class SettingsFactory {
    @Singleton
    @Requires(missingBeans = Settings.class)
    Settings settings() {
        return new Settings(System.getenv());
    }
}
