package io.rollcall.input;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import io.rollcall.failure.Invalid;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Converts a path variable to a UUID; the framework's own conversion also takes {@code 1-1-1-1-1}. */
@Singleton
final class PathUuid implements TypeConverter<CharSequence, UUID> {
    @Override
    public Optional<UUID> convert(CharSequence text, Class<UUID> type, ConversionContext context) {
        if (!StrictTypes.UUID_TEXT.matcher(text).matches()) {
            throw new Invalid("id", "id must be a UUID");
        }
        return Optional.of(UUID.fromString(text.toString()));
    }
}
