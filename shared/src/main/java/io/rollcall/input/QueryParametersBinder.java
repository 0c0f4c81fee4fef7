package io.rollcall.input;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Binds {@link QueryParameters}, once the filters have passed the request; the framework's {@code @QueryValue} and {@code @RequestBean}
 * know neither unknown nor repeated parameters and stop at the first error.
 */
@Singleton
final class QueryParametersBinder
        implements AnnotatedRequestArgumentBinder<QueryParameters, Object>, PostponedRequestArgumentBinder<Object> {
    private final RecordReader records;

    QueryParametersBinder(RecordReader records) {
        this.records = records;
    }

    @Override
    public Class<QueryParameters> getAnnotationType() {
        return QueryParameters.class;
    }

    @Override
    public BindingResult<Object> bind(ArgumentConversionContext<Object> context, HttpRequest<?> request) {
        Object parameters = records.read(
                UrlEncoded.parse(request.getUri().getRawQuery()),
                context.getArgument().getType(),
                "parameter");
        return () -> Optional.of(parameters);
    }
}
