package io.rollcall.access;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Stores a role by its name in responses. */
@Singleton
public final class RoleColumn implements AttributeConverter<Role, String> {
    @Override
    public @Nullable String convertToPersistedValue(@Nullable Role role, ConversionContext context) {
        return role == null ? null : role.id();
    }

    @Override
    public @Nullable Role convertToEntityValue(@Nullable String text, ConversionContext context) {
        return text == null ? null : Role.of(text).orElseThrow();
    }
}
