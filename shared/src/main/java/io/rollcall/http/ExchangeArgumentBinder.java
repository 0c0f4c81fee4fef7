package io.rollcall.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller the {@link Exchange} of its request. */
@Singleton
final class ExchangeArgumentBinder implements TypedRequestArgumentBinder<Exchange> {
    private final Exchanges exchanges;

    ExchangeArgumentBinder(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public Argument<Exchange> argumentType() {
        return Argument.of(Exchange.class);
    }

    @Override
    public BindingResult<Exchange> bind(ArgumentConversionContext<Exchange> context, HttpRequest<?> request) {
        return () -> Optional.of(exchanges.of(request));
    }
}
