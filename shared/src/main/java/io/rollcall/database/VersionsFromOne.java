package io.rollcall.database;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.data.event.EntityEventContext;
import io.micronaut.data.runtime.convert.DataConversionService;
import io.micronaut.data.runtime.date.DateTimeProvider;
import io.micronaut.data.runtime.event.listeners.VersionGeneratingEntityEventListener;
import jakarta.inject.Singleton;

/** Gives a new row version 1; the framework begins at 0, and rows that are there began at 1. */
@Singleton
@Replaces(VersionGeneratingEntityEventListener.class)
final class VersionsFromOne extends VersionGeneratingEntityEventListener {
    VersionsFromOne(DateTimeProvider<?> dateTimeProvider, DataConversionService conversionService) {
        super(dateTimeProvider, conversionService);
    }

    @Override
    public boolean prePersist(EntityEventContext<Object> context) {
        context.setProperty(context.getPersistentEntity().getVersion().getProperty(), 1L);
        return true;
    }
}
