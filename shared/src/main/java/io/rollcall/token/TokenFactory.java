package io.rollcall.token;

import io.micronaut.context.annotation.Factory;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;

@Factory
final class TokenFactory {
    @Singleton
    TokenSettings tokenSettings(Settings settings) {
        return TokenSettings.from(settings);
    }
}
