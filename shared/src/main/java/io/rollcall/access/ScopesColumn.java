package io.rollcall.access;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Stores scopes as OAuth writes them. */
@Singleton
public final class ScopesColumn implements AttributeConverter<Scopes, String> {
    @Override
    public @Nullable String convertToPersistedValue(@Nullable Scopes scopes, ConversionContext context) {
        return scopes == null ? null : scopes.text();
    }

    @Override
    public @Nullable Scopes convertToEntityValue(@Nullable String text, ConversionContext context) {
        return text == null ? null : Scopes.parse(text).orElseThrow();
    }
}
