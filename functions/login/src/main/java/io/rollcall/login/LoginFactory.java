package io.rollcall.login;

import io.micronaut.context.annotation.Factory;
import io.rollcall.setting.Settings;
import io.rollcall.token.AccessTokenSigner;
import io.rollcall.token.SigningKey;
import io.rollcall.token.SigningKeys;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

@Factory
final class LoginFactory {
    @Singleton
    SigningKeys signingKeys(Settings settings) {
        return new SigningKeys(SigningKey.parse(settings.required(SigningKey.SETTING)));
    }

    @Singleton
    @Named("generator")
    AccessTokenSigner signer(SigningKeys keys) {
        return new AccessTokenSigner(keys.signing());
    }
}
