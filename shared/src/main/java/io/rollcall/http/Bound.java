package io.rollcall.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type that a controller's method may ask for, read from the request once the gate has let it pass.
 *
 * @param <T> the type
 */
public abstract class Bound<T> implements TypedRequestArgumentBinder<T>, PostponedRequestArgumentBinder<T> {
    private final Argument<T> type;
    private final Function<HttpRequest<?>, T> reading;

    /**
     * @param type what is asked for
     * @param reading how it is read; may throw a failure
     */
    protected Bound(Class<T> type, Function<HttpRequest<?>, T> reading) {
        this.type = Argument.of(type);
        this.reading = reading;
    }

    @Override
    public final Argument<T> argumentType() {
        return type;
    }

    @Override
    public final BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
        T value = reading.apply(request);
        return () -> Optional.of(value);
    }
}
