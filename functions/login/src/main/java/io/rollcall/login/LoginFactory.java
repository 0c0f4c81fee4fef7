package io.rollcall.login;

import io.micronaut.context.annotation.Factory;
import io.rollcall.setting.Settings;
import io.rollcall.token.AccessTokenSigner;
import io.rollcall.token.SigningKey;
import io.rollcall.token.TokenSettings;
import jakarta.inject.Singleton;

@Factory
final class LoginFactory {
    @Singleton
    SigningKey signingKey(Settings settings) {
        return SigningKey.parse(settings.required(SigningKey.SETTING));
    }

    @Singleton
    AccessTokenSigner signer(TokenSettings settings, SigningKey key) {
        return new AccessTokenSigner(settings, key);
    }
}
