package io.rollcall.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.rollcall.setting.Settings;
import io.rollcall.token.AccessTokenSigner;
import io.rollcall.token.SigningKey;
import io.rollcall.token.SigningKeys;
import io.rollcall.token.TokenSettings;
import jakarta.inject.Singleton;

@Factory
final class LoginFactory {
    @Singleton
    SigningKeys signingKeys(Settings settings) {
        return new SigningKeys(SigningKey.parse(settings.required(SigningKey.SETTING)));
    }

    @Singleton
    AccessTokenSigner signer(TokenSettings settings, SigningKeys keys, ObjectMapper json) {
        return new AccessTokenSigner(settings, keys.signing(), json);
    }
}
